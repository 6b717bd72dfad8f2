"""What a certificate says of dancing, from its words in one spelling (`words`) to what they come to (`statement`)."""
