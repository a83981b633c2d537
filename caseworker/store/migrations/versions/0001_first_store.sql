CREATE TABLE answer (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  article TEXT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  topic TEXT NOT NULL,
  say TEXT NOT NULL,
  body TEXT NOT NULL,
  keywords TEXT,
  language TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  checked_on TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  templates TEXT,
  services TEXT,
  helped BIGINT NOT NULL,
  did_not_help BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_answer_article ON answer (article);

CREATE INDEX ix_answer_scopes ON answer (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE appointment (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  person BLOB,
  "case" BLOB,
  reason TEXT NOT NULL,
  title TEXT NOT NULL,
  officer BLOB,
  team TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  place TEXT NOT NULL,
  needs TEXT,
  state TEXT NOT NULL,
  booked_at BIGINT NOT NULL,
  booked_by BLOB NOT NULL,
  moved BIGINT NOT NULL,
  checked_in_at BIGINT,
  ended_at BIGINT,
  cancel_reason TEXT NOT NULL,
  source_ref TEXT NOT NULL,
  source_version BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_appointment_scopes ON appointment (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_appointment_source_ref ON appointment (source_ref) WHERE "source_ref" <> '';

CREATE INDEX ix_appointment_starts_at ON appointment (starts_at);

CREATE TABLE approval (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  title TEXT NOT NULL,
  "case" BLOB NOT NULL,
  stage TEXT NOT NULL,
  request TEXT NOT NULL,
  grounds TEXT,
  asked_of TEXT NOT NULL,
  asked_by BLOB NOT NULL,
  asked_at BIGINT NOT NULL,
  due TEXT,
  follows BLOB,
  state TEXT NOT NULL,
  comment TEXT NOT NULL,
  decided_by BLOB,
  decided_at BIGINT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX approval_asked ON approval (asked_at) WHERE state = 'asked';

CREATE INDEX ix_approval_scopes ON approval (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE aside (
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  v BIGINT NOT NULL,
  scopes INTEGER,
  fields TEXT,
  PRIMARY KEY (id)
);

CREATE TABLE attachment (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  document_type TEXT NOT NULL,
  origin TEXT NOT NULL,
  captured_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  officer BLOB NOT NULL,
  place TEXT NOT NULL,
  person BLOB,
  "case" BLOB,
  interaction BLOB,
  visit BLOB,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_attachment_scopes ON attachment (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE TABLE attachment_key (
  id BLOB NOT NULL,
  "key" BLOB NOT NULL,
  PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER NOT NULL,
  record BLOB NOT NULL,
  leaf BLOB NOT NULL,
  PRIMARY KEY (seq)
);

CREATE TABLE audit_reason (
  seq INTEGER NOT NULL,
  salt BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (seq)
);

CREATE TABLE blob_state (
  sha256 TEXT NOT NULL,
  attachment BLOB NOT NULL,
  direction TEXT NOT NULL,
  size BIGINT NOT NULL,
  done BIGINT NOT NULL,
  priority INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (sha256),
  CONSTRAINT blob_state_direction CHECK (direction IN ('up', 'down'))
);

CREATE TABLE "case" (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  number TEXT NOT NULL,
  provisional_number TEXT NOT NULL,
  case_type TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  place TEXT NOT NULL,
  latitude_udeg BIGINT,
  longitude_udeg BIGINT,
  source_ref TEXT NOT NULL,
  people TEXT,
  details TEXT,
  links TEXT,
  tags TEXT,
  received_at BIGINT,
  opened_at BIGINT NOT NULL,
  opened_by BLOB NOT NULL,
  opened_from BLOB,
  stage TEXT NOT NULL,
  stage_since BIGINT NOT NULL,
  passages TEXT,
  status TEXT NOT NULL,
  hold_reason TEXT NOT NULL,
  hold_note TEXT NOT NULL,
  on_hold_since BIGINT,
  hold_until TEXT,
  due TEXT,
  priority BIGINT NOT NULL,
  owner BLOB,
  owner_since BIGINT,
  team TEXT NOT NULL,
  handover_to BLOB,
  handover_team TEXT NOT NULL,
  handover_on TEXT,
  handover_asked_by BLOB,
  escalation BIGINT NOT NULL,
  escalated_at BIGINT,
  escalation_reason TEXT NOT NULL,
  outcome TEXT,
  outcome_reason TEXT NOT NULL,
  closed_at BIGINT,
  closed_by BLOB,
  reopened BIGINT NOT NULL,
  reopen_reason TEXT NOT NULL,
  legal_hold BOOLEAN NOT NULL,
  legal_hold_reason TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX case_at_work ON "case" (team, owner, escalation, handover_asked_by) WHERE status <> 'closed';

CREATE INDEX case_closed ON "case" (closed_at, team, territory, sensitivity) WHERE closed_at IS NOT NULL;

CREATE INDEX case_near ON "case" (case_type, latitude_udeg, longitude_udeg) WHERE status <> 'closed' AND latitude_udeg IS NOT NULL;

CREATE INDEX case_opened ON "case" (opened_at, team, territory, sensitivity);

CREATE INDEX ix_case_due ON "case" (due);

CREATE INDEX ix_case_owner ON "case" (owner);

CREATE INDEX ix_case_scopes ON "case" (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_case_source_ref ON "case" (source_ref) WHERE "source_ref" <> '';

CREATE TABLE "conflict" (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  "of" TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  base TEXT NOT NULL,
  sides TEXT,
  stood BLOB NOT NULL,
  came BLOB NOT NULL,
  at BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  settled_by BLOB,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_conflict_scopes ON "conflict" (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_conflict_settled ON "conflict" (settled);

CREATE TABLE consent (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  person BLOB NOT NULL,
  purpose TEXT NOT NULL,
  word TEXT NOT NULL,
  evidence TEXT NOT NULL,
  at BIGINT NOT NULL,
  recorded_by BLOB NOT NULL,
  recorded_at BIGINT NOT NULL,
  until TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_consent_scopes ON consent (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE deadline (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  "case" BLOB NOT NULL,
  rule TEXT NOT NULL,
  title TEXT NOT NULL,
  ground TEXT NOT NULL,
  unit TEXT,
  amount BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  promised_for BIGINT,
  state TEXT NOT NULL,
  paused_at BIGINT,
  remaining BIGINT,
  met_at BIGINT,
  pauses TEXT,
  extensions TEXT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX deadline_unsettled ON deadline (due_at) WHERE met_at IS NULL AND state <> 'met';

CREATE INDEX ix_deadline_scopes ON deadline (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE draft (
  about TEXT NOT NULL,
  form TEXT NOT NULL,
  officer BLOB NOT NULL,
  content TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  discarded_at BIGINT,
  PRIMARY KEY (about, form, officer)
);

CREATE TABLE edit (
  eid INTEGER NOT NULL,
  op_id BLOB NOT NULL,
  officer BLOB NOT NULL,
  device BLOB NOT NULL,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  reason TEXT NOT NULL,
  audit INTEGER,
  n INTEGER,
  PRIMARY KEY (eid)
);

CREATE TABLE household (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  members TEXT,
  addresses TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_household_scopes ON household (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE identification (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  interaction BLOB NOT NULL,
  person BLOB NOT NULL,
  how_known TEXT NOT NULL,
  withdraws BLOB,
  at BIGINT NOT NULL,
  "by" BLOB NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_identification_scopes ON identification (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE import_edit (
  run BLOB NOT NULL,
  eid INTEGER NOT NULL,
  PRIMARY KEY (run, eid)
) WITHOUT ROWID;

CREATE TABLE import_refused (
  run BLOB NOT NULL,
  item BIGINT NOT NULL,
  line BIGINT NOT NULL,
  field TEXT NOT NULL,
  sentence TEXT NOT NULL,
  PRIMARY KEY (run, item)
) WITHOUT ROWID;

CREATE TABLE import_run (
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  officer BLOB NOT NULL,
  at BIGINT NOT NULL,
  mapping TEXT NOT NULL,
  state TEXT NOT NULL,
  position BIGINT NOT NULL,
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  known BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  taken_back BIGINT NOT NULL,
  staying BIGINT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT import_run_state CHECK (state IN ('started', 'done', 'undoing', 'undone'))
);

CREATE TABLE import_touch (
  run BLOB NOT NULL,
  item BIGINT NOT NULL,
  record BLOB NOT NULL,
  kind TEXT NOT NULL,
  made BOOLEAN NOT NULL,
  stays TEXT NOT NULL,
  PRIMARY KEY (run, item, record)
) WITHOUT ROWID;

CREATE TABLE interaction (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  duration_s BIGINT,
  people TEXT,
  described_as TEXT NOT NULL,
  identity TEXT NOT NULL,
  identity_asked TEXT,
  "case" BLOB,
  walk_in BLOB,
  visit BLOB,
  reply_to BLOB,
  reason TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,
  answers TEXT,
  belongs_to BLOB,
  belongs_to_name TEXT NOT NULL,
  handed_on TEXT,
  officer BLOB NOT NULL,
  team TEXT NOT NULL,
  place TEXT NOT NULL,
  source_ref TEXT NOT NULL,
  corrects BLOB,
  correction_reason TEXT NOT NULL,
  quoted TEXT NOT NULL,
  thread TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX contact_teams ON interaction (occurred_at, team, territory, sensitivity);

CREATE INDEX ix_interaction_scopes ON interaction (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_interaction_source_ref ON interaction (source_ref) WHERE "source_ref" <> '';

CREATE INDEX ix_interaction_thread ON interaction (thread) WHERE "thread" <> '';

CREATE TABLE likely_pair (
  "left" BLOB NOT NULL,
  "right" BLOB NOT NULL,
  likelihood FLOAT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY ("left", "right")
)
 WITHOUT ROWID;

CREATE INDEX ix_likely_pair_likelihood ON likely_pair (likelihood);

CREATE INDEX ix_likely_pair_right ON likely_pair ("right");

CREATE TABLE link (
  target BLOB NOT NULL,
  moment BIGINT NOT NULL,
  code INTEGER NOT NULL,
  source BLOB NOT NULL,
  PRIMARY KEY (target, moment, code, source)
)
 WITHOUT ROWID;

CREATE TABLE note (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  kind TEXT NOT NULL,
  person BLOB,
  "case" BLOB,
  visit BLOB,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  occurred_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  officer BLOB NOT NULL,
  corrects BLOB,
  correction_reason TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_note_scopes ON note (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE number_block (
  series TEXT NOT NULL,
  first BIGINT NOT NULL,
  next BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (series, first)
);

CREATE TABLE office (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE organisation (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  name TEXT NOT NULL,
  other_names TEXT,
  kind TEXT NOT NULL,
  identifiers TEXT,
  contact_points TEXT,
  addresses TEXT,
  people TEXT,
  closed_on TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_organisation_scopes ON organisation (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE outbox (
  n INTEGER NOT NULL,
  op_id BLOB NOT NULL,
  eid INTEGER NOT NULL,
  life BLOB NOT NULL,
  seen BIGINT NOT NULL,
  seen_at_most BIGINT,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL,
  state TEXT NOT NULL,
  answer TEXT,
  seq BIGINT,
  refusal TEXT,
  body BLOB NOT NULL,
  PRIMARY KEY (n),
  CONSTRAINT outbox_state CHECK (state IN ('waiting', 'answered', 'kept'))
);

CREATE TABLE pack (
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (version)
);

CREATE TABLE person (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  number TEXT NOT NULL,
  provisional_number TEXT NOT NULL,
  identified BOOLEAN NOT NULL,
  description TEXT NOT NULL,
  names TEXT,
  form_of_address TEXT NOT NULL,
  birth_date TEXT,
  died_on TEXT,
  sex TEXT NOT NULL,
  gender TEXT NOT NULL,
  language TEXT NOT NULL,
  languages TEXT,
  interpreter TEXT NOT NULL,
  access_needs TEXT,
  preferred_contact TEXT,
  not_by TEXT,
  contact_note TEXT NOT NULL,
  contact_points TEXT,
  addresses TEXT,
  identifiers TEXT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_person_scopes ON person (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX person_by_birth ON person (birth_date);

CREATE INDEX person_by_name ON person (lower(substr(coalesce(nullif(json_extract(names, '$[0].sort_as'), ''), nullif(json_extract(names, '$[0].family'), '') || ', ' || coalesce(json_extract(names, '$[0].given'), ''), nullif(json_extract(names, '$[0].given'), ''), nullif(json_extract(names, '$[0].full'), ''), char(1114111)), 1, 24)), territory, sensitivity, language, interpreter);

CREATE INDEX person_by_number ON person (number);

CREATE TABLE person_distinction (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  "left" BLOB NOT NULL,
  "right" BLOB NOT NULL,
  reason TEXT NOT NULL,
  "by" BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_person_distinction_at ON person_distinction (at);

CREATE INDEX ix_person_distinction_scopes ON person_distinction (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE person_doubt (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  distinction BLOB NOT NULL,
  reason TEXT NOT NULL,
  "by" BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_person_doubt_at ON person_doubt (at);

CREATE INDEX ix_person_doubt_scopes ON person_doubt (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE person_group (
  person BLOB NOT NULL,
  survivor BLOB NOT NULL,
  PRIMARY KEY (person)
)
 WITHOUT ROWID;

CREATE INDEX ix_person_group_survivor ON person_group (survivor);

CREATE TABLE person_merge (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  "left" BLOB NOT NULL,
  "right" BLOB NOT NULL,
  left_was TEXT NOT NULL,
  right_was TEXT NOT NULL,
  reason TEXT NOT NULL,
  "by" BLOB NOT NULL,
  at BIGINT NOT NULL,
  from_left TEXT,
  from_right TEXT,
  "after" TEXT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_person_merge_at ON person_merge (at);

CREATE INDEX ix_person_merge_scopes ON person_merge (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE person_unmerge (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  merge BLOB NOT NULL,
  reason TEXT NOT NULL,
  "by" BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_person_unmerge_at ON person_unmerge (at);

CREATE INDEX ix_person_unmerge_scopes ON person_unmerge (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE place (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  source_id TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation_name TEXT NOT NULL,
  description TEXT NOT NULL,
  address TEXT NOT NULL,
  locality TEXT NOT NULL,
  region TEXT NOT NULL,
  postcode TEXT NOT NULL,
  country TEXT NOT NULL,
  latitude_udeg BIGINT,
  longitude_udeg BIGINT,
  time_zone TEXT NOT NULL,
  access TEXT,
  transport TEXT NOT NULL,
  languages TEXT,
  phones TEXT,
  hours TEXT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_place_scopes ON place (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_place_source_id ON place (source_id) WHERE "source_id" <> '';

CREATE TABLE referral (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  number TEXT NOT NULL,
  provisional_number TEXT NOT NULL,
  person BLOB NOT NULL,
  "case" BLOB,
  service BLOB NOT NULL,
  service_name TEXT NOT NULL,
  shares TEXT,
  consent BLOB,
  consent_withdrawn_at BIGINT,
  state TEXT NOT NULL,
  drafted_at BIGINT NOT NULL,
  drafted_by BLOB NOT NULL,
  officer BLOB NOT NULL,
  sent_at BIGINT,
  answered_at BIGINT,
  ask_again_on TEXT,
  asked BIGINT NOT NULL,
  outcome_at BIGINT,
  outcome_note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_referral_ask_again_on ON referral (ask_again_on);

CREATE INDEX ix_referral_scopes ON referral (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE relationship (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  first BLOB NOT NULL,
  second BLOB NOT NULL,
  tie TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_relationship_scopes ON relationship (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE returned (
  op_id BLOB NOT NULL,
  n BIGINT NOT NULL,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  word TEXT NOT NULL,
  reason TEXT NOT NULL,
  body BLOB NOT NULL,
  dismissed BOOLEAN NOT NULL,
  PRIMARY KEY (op_id)
);

CREATE TABLE safety_fact (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  person BLOB NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  source TEXT NOT NULL,
  recorded_by BLOB NOT NULL,
  recorded_at BIGINT NOT NULL,
  review_on TEXT NOT NULL,
  observed_on TEXT,
  ended_on TEXT,
  end_reason TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_safety_fact_review_on ON safety_fact (review_on);

CREATE INDEX ix_safety_fact_scopes ON safety_fact (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE scope (
  name TEXT NOT NULL,
  held BOOLEAN NOT NULL,
  "after" BLOB,
  PRIMARY KEY (name)
);

CREATE TABLE scope_set (
  number INTEGER NOT NULL,
  scopes TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (scopes)
);

CREATE TABLE service (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  source_id TEXT NOT NULL,
  name TEXT NOT NULL,
  other_names TEXT,
  organisation BLOB,
  organisation_name TEXT NOT NULL,
  description TEXT NOT NULL,
  topics TEXT,
  status TEXT NOT NULL,
  alert TEXT NOT NULL,
  places TEXT,
  serves TEXT,
  hours TEXT,
  phones TEXT,
  email TEXT NOT NULL,
  website TEXT NOT NULL,
  languages TEXT,
  interpretation TEXT NOT NULL,
  conditions TEXT NOT NULL,
  minimum_age_years BIGINT,
  maximum_age_years BIGINT,
  cost TEXT NOT NULL,
  how_to_apply TEXT NOT NULL,
  documents TEXT,
  by_appointment BOOLEAN NOT NULL,
  wait_time TEXT NOT NULL,
  assured_on TEXT,
  modified_at BIGINT,
  valid_from TEXT,
  valid_to TEXT,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_service_scopes ON service (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX ix_service_source_id ON service (source_id) WHERE "source_id" <> '';

CREATE TABLE shadow (
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  base TEXT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (record, field)
)
 WITHOUT ROWID;

CREATE TABLE task (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  "case" BLOB,
  person BLOB,
  from_contact BLOB,
  stage TEXT NOT NULL,
  template TEXT NOT NULL,
  required BOOLEAN NOT NULL,
  role TEXT NOT NULL,
  "after" TEXT,
  assignee BLOB,
  team TEXT NOT NULL,
  due TEXT,
  due_at BIGINT,
  waiting_for TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BLOB NOT NULL,
  done_at BIGINT,
  done_by BLOB,
  outcome_note TEXT NOT NULL,
  postponed BIGINT NOT NULL,
  reopened BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_task_assignee ON task (assignee);

CREATE INDEX ix_task_due ON task (due);

CREATE INDEX ix_task_scopes ON task (scopes) WHERE scopes IS NOT NULL;

CREATE INDEX task_open ON task (team, assignee) WHERE state = 'open';

CREATE TABLE to_compare (
  rid INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  PRIMARY KEY (rid)
);

CREATE TABLE told_conflict (
  id BLOB NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE travel (
  one INTEGER NOT NULL,
  life BLOB NOT NULL,
  n BIGINT NOT NULL,
  chain BLOB NOT NULL,
  hlc BIGINT NOT NULL,
  cursor BIGINT NOT NULL,
  safe BIGINT NOT NULL,
  pending_from BIGINT NOT NULL,
  newest BIGINT NOT NULL,
  resume_at BIGINT,
  lineage TEXT NOT NULL,
  audited BIGINT NOT NULL,
  leaf BLOB NOT NULL,
  PRIMARY KEY (one),
  CONSTRAINT travel_one CHECK (one = 1)
);

CREATE TABLE visit (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  person BLOB NOT NULL,
  "case" BLOB,
  purpose TEXT NOT NULL,
  officer BLOB NOT NULL,
  second_officer BLOB,
  two_staff BOOLEAN NOT NULL,
  planned_from BIGINT NOT NULL,
  planned_to BIGINT NOT NULL,
  place TEXT NOT NULL,
  way_in TEXT NOT NULL,
  forms TEXT,
  language TEXT NOT NULL,
  interpreter TEXT NOT NULL,
  state TEXT NOT NULL,
  set_out_at BIGINT,
  at_door_at BIGINT,
  check_in_by BIGINT,
  ended_at BIGINT,
  outcome TEXT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_visit_officer ON visit (officer);

CREATE INDEX ix_visit_planned_from ON visit (planned_from);

CREATE INDEX ix_visit_scopes ON visit (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE walk_in (
  rid INTEGER NOT NULL,
  id BLOB NOT NULL,
  v BIGINT NOT NULL,
  born BIGINT,
  scopes INTEGER,
  extra TEXT,
  territory TEXT NOT NULL,
  sensitivity BIGINT NOT NULL,
  queue TEXT NOT NULL,
  number TEXT NOT NULL,
  provisional_number TEXT NOT NULL,
  person BLOB,
  described_as TEXT NOT NULL,
  reason TEXT NOT NULL,
  needs TEXT,
  appointment BLOB,
  booked_for BIGINT,
  arrived_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  state_since BIGINT NOT NULL,
  held_from TEXT,
  called_at BIGINT,
  served_at BIGINT,
  finished_at BIGINT,
  waited_us BIGINT NOT NULL,
  invited_us BIGINT NOT NULL,
  served_us BIGINT NOT NULL,
  held_us BIGINT NOT NULL,
  counter TEXT NOT NULL,
  officer BLOB,
  outcome TEXT,
  contact BLOB,
  calls BIGINT NOT NULL,
  transfers BIGINT NOT NULL,
  PRIMARY KEY (rid),
  UNIQUE (id)
);

CREATE INDEX ix_walk_in_arrived_at ON walk_in (arrived_at);

CREATE INDEX ix_walk_in_scopes ON walk_in (scopes) WHERE scopes IS NOT NULL;

CREATE TABLE history (
  record BLOB NOT NULL,
  eid INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "before" TEXT,
  PRIMARY KEY (record, eid),
  FOREIGN KEY(eid) REFERENCES edit (eid)
)
 WITHOUT ROWID;
