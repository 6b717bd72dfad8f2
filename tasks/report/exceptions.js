// Only what a page cannot do without a script: to copy a message. Without it the button stays hidden.
for (const button of document.querySelectorAll("button.copy")) {
  const text = document.getElementById(button.dataset.of);
  button.hidden = false;
  button.addEventListener("click", () => {
    const range = document.createRange();
    button.closest("details").open = true;
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy"); // a page opened from a folder has no other clipboard in some browsers
    button.nextElementSibling.textContent = "Message copié.";
  });
}
