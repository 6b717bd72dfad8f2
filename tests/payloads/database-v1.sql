BEGIN TRANSACTION;
CREATE TABLE dossiers (
	student_id TEXT NOT NULL, 
	family_id TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	slots JSON NOT NULL, 
	since DATETIME NOT NULL, 
	since_run INTEGER NOT NULL, 
	PRIMARY KEY (student_id), 
	FOREIGN KEY(student_id) REFERENCES students (id), 
	FOREIGN KEY(since_run) REFERENCES runs (id)
);
INSERT INTO "dossiers" VALUES('E1','F1','A corriger','{"avis_imposition": "Conforme", "justificatif_domicile": "Non conforme", "photo_identite": "Conforme"}','2026-11-24 02:17:16.898005',2);
INSERT INTO "dossiers" VALUES('E2','F2','Complet','{"avis_imposition": "Conforme", "justificatif_domicile": "Conforme", "photo_identite": "Conforme"}','2026-11-24 02:17:16.753593',1);
CREATE TABLE evidence (
	verdict_id INTEGER NOT NULL, 
	finding INTEGER NOT NULL, 
	png BLOB NOT NULL, 
	PRIMARY KEY (verdict_id, finding), 
	FOREIGN KEY(verdict_id) REFERENCES verdicts (id) ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES(7,1,X'89504E470D0A1A0A6D616465207570');
INSERT INTO "evidence" VALUES(8,1,X'89504E470D0A1A0A6D616465207570');
CREATE TABLE families (
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	representatives JSON NOT NULL, 
	custody TEXT NOT NULL, 
	address TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	town TEXT NOT NULL, 
	email TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "families" VALUES('F1',0,'[{"last_name": "Exemple", "first_name": "Camille"}]','parent_seul','1 rue Fictive','14000','Caen','camille@example.org');
INSERT INTO "families" VALUES('F2',1,'[{"last_name": "Exemple", "first_name": "Camille"}]','parent_seul','1 rue Fictive','14000','Caen','camille@example.org');
CREATE TABLE history (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	family_id TEXT NOT NULL, 
	"of" VARCHAR NOT NULL, 
	"key" TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	PRIMARY KEY (id), 
	FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "history" VALUES(1,1,'F1','piece','P1Ai',NULL,'{"status": "Conforme", "reasons": [], "sha256": "5bbe96c8262accdc1b117c89b08cf86a06982f7ffd17a4418ea8c1f9af689907"}');
INSERT INTO "history" VALUES(2,1,'F1','piece','P1Js',NULL,'{"status": "Conforme", "reasons": [], "sha256": "d8cf5d8756f6530086481204eaa5fc0af943652574613a79f533f32287e60bc1"}');
INSERT INTO "history" VALUES(3,1,'F1','piece','P1Po',NULL,'{"status": "Conforme", "reasons": [], "sha256": "b2e646a8b3028ce16b7a8bd3cc05a94c99f4d3f23ce8478ac9c129a7c8e25bac"}');
INSERT INTO "history" VALUES(4,1,'F1','dossier','E1',NULL,'{"status": "Complet", "slots": {"avis_imposition": "Conforme", "justificatif_domicile": "Conforme", "photo_identite": "Conforme"}}');
INSERT INTO "history" VALUES(5,1,'F2','piece','P2Ai',NULL,'{"status": "Conforme", "reasons": [], "sha256": "3342702b20f98de9c845ba8d9762cf13d83088b7ee567fbd8ffacf2666367cbe"}');
INSERT INTO "history" VALUES(6,1,'F2','piece','P2Js',NULL,'{"status": "Conforme", "reasons": [], "sha256": "e335ad35d9734f23b1aa4abcb7948793f4595a7315dd9db0ba2318b57f2f7be4"}');
INSERT INTO "history" VALUES(7,1,'F2','piece','P2Po',NULL,'{"status": "Conforme", "reasons": [], "sha256": "3488f7de1327c53884b5baafa49580f1f348a71a0104c11a7942aac451cfb6fd"}');
INSERT INTO "history" VALUES(8,1,'F2','dossier','E2',NULL,'{"status": "Complet", "slots": {"avis_imposition": "Conforme", "justificatif_domicile": "Conforme", "photo_identite": "Conforme"}}');
INSERT INTO "history" VALUES(9,2,'F1','piece','P1Js','{"status": "Conforme", "reasons": [], "sha256": "d8cf5d8756f6530086481204eaa5fc0af943652574613a79f533f32287e60bc1"}','{"status": "Non conforme", "reasons": ["document_perime"], "sha256": "fb1164368440b516f3981cdc984fa2f3bbd76894edfb207be885b78ca406dc30"}');
INSERT INTO "history" VALUES(10,2,'F1','dossier','E1','{"status": "Complet", "slots": {"avis_imposition": "Conforme", "justificatif_domicile": "Conforme", "photo_identite": "Conforme"}}','{"status": "A corriger", "slots": {"avis_imposition": "Conforme", "justificatif_domicile": "Non conforme", "photo_identite": "Conforme"}}');
INSERT INTO "history" VALUES(11,2,'F2','piece','P9',NULL,'{"status": "A v\u00e9rifier", "reasons": ["titulaire_different"], "sha256": "6699b7a35f9c1f1d9ebbe69dd3c122cbd72197cb2b2b8307cea1d67b4243414c"}');
CREATE TABLE pieces (
	"key" TEXT NOT NULL, 
	family_id TEXT NOT NULL, 
	verdict_id INTEGER, 
	pending BOOLEAN NOT NULL, 
	status VARCHAR NOT NULL, 
	reasons JSON NOT NULL, 
	findings JSON NOT NULL, 
	sha256 VARCHAR, 
	since DATETIME NOT NULL, 
	since_run INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY("key") REFERENCES uploads ("key"), 
	FOREIGN KEY(verdict_id) REFERENCES verdicts (id), 
	FOREIGN KEY(since_run) REFERENCES runs (id)
);
INSERT INTO "pieces" VALUES('P1Ai','F1',1,0,'Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','5bbe96c8262accdc1b117c89b08cf86a06982f7ffd17a4418ea8c1f9af689907','2026-11-24 02:17:16.753593',1);
INSERT INTO "pieces" VALUES('P1Js','F1',7,0,'Non conforme','["document_perime"]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}, {"check": "examine", "outcome": "\u00e9chou\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": "document_perime"}]','fb1164368440b516f3981cdc984fa2f3bbd76894edfb207be885b78ca406dc30','2026-11-24 02:17:16.898005',2);
INSERT INTO "pieces" VALUES('P1Po','F1',3,0,'Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','b2e646a8b3028ce16b7a8bd3cc05a94c99f4d3f23ce8478ac9c129a7c8e25bac','2026-11-24 02:17:16.753593',1);
INSERT INTO "pieces" VALUES('P2Ai','F2',4,0,'Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','3342702b20f98de9c845ba8d9762cf13d83088b7ee567fbd8ffacf2666367cbe','2026-11-24 02:17:16.753593',1);
INSERT INTO "pieces" VALUES('P2Js','F2',5,0,'Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','e335ad35d9734f23b1aa4abcb7948793f4595a7315dd9db0ba2318b57f2f7be4','2026-11-24 02:17:16.753593',1);
INSERT INTO "pieces" VALUES('P2Po','F2',6,0,'Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','3488f7de1327c53884b5baafa49580f1f348a71a0104c11a7942aac451cfb6fd','2026-11-24 02:17:16.753593',1);
INSERT INTO "pieces" VALUES('P9','F2',8,0,'A vérifier','["titulaire_different"]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}, {"check": "examine", "outcome": "\u00e9chou\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": "titulaire_different"}]','6699b7a35f9c1f1d9ebbe69dd3c122cbd72197cb2b2b8307cea1d67b4243414c','2026-11-24 02:17:16.898005',2);
CREATE TABLE problems (
	position INTEGER NOT NULL, 
	file VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	sentence TEXT NOT NULL, 
	PRIMARY KEY (position)
);
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	campaign VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	rules VARCHAR NOT NULL, 
	drop_path TEXT NOT NULL, 
	out_path TEXT NOT NULL, 
	drop_date DATE, 
	row_counts JSON NOT NULL, 
	news_since_run INTEGER, 
	trouble JSON NOT NULL, 
	pieces_read INTEGER NOT NULL, 
	ocr_calls INTEGER NOT NULL, 
	pieces_by_stage JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'nightly','2026-11-24 02:17:16.753593','2026-11-24 02:17:16.808926','2026-2027','0.1.0','today','/srv/depot','/srv/x/out','2026-11-24','{"familles.csv": 2, "eleves.csv": 2, "pieces.csv": 6}',NULL,'[]',6,6,'{"text": 6}');
INSERT INTO "runs" VALUES(2,'nightly','2026-11-24 02:17:16.898005','2026-11-24 02:17:16.935241','2026-2027','0.1.0','today','/srv/depot','/srv/x/out','2026-11-24','{"familles.csv": 2, "eleves.csv": 2, "pieces.csv": 7}',1,'[]',2,2,'{"text": 2}');
CREATE TABLE schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema" VALUES(1);
CREATE TABLE students (
	id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	family_id TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	first_name TEXT NOT NULL, 
	born DATE, 
	courses JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "students" VALUES('E1',0,'F1','Exemple','Zoé','2015-05-06','["TRAD - Instrument - CII"]');
INSERT INTO "students" VALUES('E2',1,'F2','Exemple','Zoé','2015-05-06','["TRAD - Instrument - CII"]');
CREATE TABLE uploads (
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	family_id TEXT NOT NULL, 
	student_id TEXT NOT NULL, 
	label TEXT NOT NULL, 
	slot VARCHAR, 
	file_name TEXT NOT NULL, 
	path TEXT, 
	uploaded_at VARCHAR, 
	size_bytes INTEGER, 
	sha256 VARCHAR, 
	PRIMARY KEY ("key")
);
INSERT INTO "uploads" VALUES('P1Ai',0,'P1Ai','F1','','Avis d''imposition 2026 sur les revenus 2025','avis_imposition','F1/P1Ai.pdf','F1/P1Ai.pdf','2026-05-12T18:04:00',84,'5bbe96c8262accdc1b117c89b08cf86a06982f7ffd17a4418ea8c1f9af689907');
INSERT INTO "uploads" VALUES('P1Js',1,'P1Js','F1','','Justificatif de domicile','justificatif_domicile','F1/P1Js.pdf','F1/P1Js.pdf','2026-05-12T18:04:00',57,'fb1164368440b516f3981cdc984fa2f3bbd76894edfb207be885b78ca406dc30');
INSERT INTO "uploads" VALUES('P1Po',2,'P1Po','F1','E1','Photo d''identité','photo_identite','F1/P1Po.pdf','F1/P1Po.pdf','2026-05-12T18:04:00',62,'b2e646a8b3028ce16b7a8bd3cc05a94c99f4d3f23ce8478ac9c129a7c8e25bac');
INSERT INTO "uploads" VALUES('P2Ai',3,'P2Ai','F2','','Avis d''imposition 2026 sur les revenus 2025','avis_imposition','F2/P2Ai.pdf','F2/P2Ai.pdf','2026-05-12T18:04:00',84,'3342702b20f98de9c845ba8d9762cf13d83088b7ee567fbd8ffacf2666367cbe');
INSERT INTO "uploads" VALUES('P2Js',4,'P2Js','F2','','Justificatif de domicile','justificatif_domicile','F2/P2Js.pdf','F2/P2Js.pdf','2026-05-12T18:04:00',65,'e335ad35d9734f23b1aa4abcb7948793f4595a7315dd9db0ba2318b57f2f7be4');
INSERT INTO "uploads" VALUES('P2Po',5,'P2Po','F2','E2','Photo d''identité','photo_identite','F2/P2Po.pdf','F2/P2Po.pdf','2026-05-12T18:04:00',62,'3488f7de1327c53884b5baafa49580f1f348a71a0104c11a7942aac451cfb6fd');
INSERT INTO "uploads" VALUES('P9',6,'P9','F2','','Justificatif de domicile','justificatif_domicile','F2/P9.pdf','F2/P9.pdf','2026-05-12T18:04:00',61,'6699b7a35f9c1f1d9ebbe69dd3c122cbd72197cb2b2b8307cea1d67b4243414c');
CREATE TABLE verdicts (
	id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	rules VARCHAR NOT NULL, 
	settled BOOLEAN NOT NULL, 
	run_id INTEGER NOT NULL, 
	family_id TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	reasons JSON NOT NULL, 
	findings JSON NOT NULL, 
	facts JSON NOT NULL, 
	confidence FLOAT NOT NULL, 
	stage VARCHAR NOT NULL, 
	ocr_calls INTEGER NOT NULL, 
	seconds FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "verdicts" VALUES(1,'9b7b11c581b8870f8dcc2efbe236f05cedb5c51e6ab55507ae8537d8b70d380d','today',1,1,'F1','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(2,'2a8e591388b520b95cecda3b8374f22462474329e860d521fa336624f5ef72d8','today',1,1,'F1','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(3,'9c45b0d54313e84bc132cd74dd9b06be97fa7e802c20201d1d117b5d452b4f21','today',1,1,'F1','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(4,'f0717523d59ccd3e076e27c85145ae73d5a8266dd1d32524b80ae1340684b55d','today',1,1,'F2','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(5,'8453567534eb47636f518dbde69a9463f2a739792f02b6e46f00d4230b41fbad','today',1,1,'F2','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(6,'45eee6cf49c64fdbd645a5082037d062305b9d442546eb157259eff41ac3fba6','today',1,1,'F2','Conforme','[]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(7,'8780b80273e29f9135465abbda9ba5e38cad79fc2254665cdcc6899367e96fd0','today',1,2,'F1','Non conforme','["document_perime"]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}, {"check": "examine", "outcome": "\u00e9chou\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": "document_perime"}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',1.0,'text',1,0.0);
INSERT INTO "verdicts" VALUES(8,'e895552e0c12d1e79c08ddcebf32618d3834436ef368fa86d16321bb39b80aec','today',1,2,'F2','A vérifier','["titulaire_different"]','[{"check": "kind", "outcome": "v\u00e9rifi\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": null}, {"check": "examine", "outcome": "\u00e9chou\u00e9e", "read": "", "expected": "", "detail": "", "certainty": 1.0, "box": null, "reason": "titulaire_different"}]','{"opened": true, "kind": "", "page_count": 0, "issued": null, "income_year": null, "declarants": [], "pages_seen": [], "pages_expected": null, "iban_tail": "", "signature": ""}',0.5,'text',1,0.0);
CREATE INDEX ix_students_family_id ON students (family_id);
CREATE INDEX ix_uploads_family_id ON uploads (family_id);
CREATE INDEX ix_uploads_sha256 ON uploads (sha256);
CREATE INDEX ix_verdicts_family_id ON verdicts (family_id);
CREATE INDEX verdicts_by_subject ON verdicts (subject, id);
CREATE INDEX ix_dossiers_family_id ON dossiers (family_id);
CREATE INDEX ix_history_family_id ON history (family_id);
CREATE INDEX ix_history_run_id ON history (run_id);
CREATE INDEX ix_pieces_family_id ON pieces (family_id);
COMMIT;
