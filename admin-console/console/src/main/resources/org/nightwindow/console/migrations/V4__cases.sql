-- Declarations and what became of them. Times are epoch milliseconds, days are epoch days.

-- One row for every act that handed a declaration over, with the answer it got: it never gets another.
create table filing (
    act_key varchar(64) not null,
    kiosk_id varchar(40) not null,
    query_code char(12) not null,
    envelope_sha256 char(64),
    verdict varchar(12) not null,
    case_number varchar(50),
    refusal_code varchar(40),
    refusal_zh varchar(1000),
    refusal_en varchar(1000),
    received_at bigint not null,
    constraint pk_filing primary key (act_key)
);
create index ix_filing_code on filing (query_code);

-- What is kept of a case for ever. Whose it is stands here as a keyed hash: found by card, read by nobody.
create table service_case (
    case_number varchar(50) not null,
    act_key varchar(64) not null,
    query_code char(12) not null,
    kiosk_id varchar(40) not null,
    item varchar(40) not null,
    catalogue_version varchar(80) not null,
    item_zh varchar(200) not null,
    item_en varchar(200) not null,
    office_zh varchar(200) not null,
    office_en varchar(200) not null,
    applicant_hash char(64) not null,
    beneficiary_hash char(64) not null,
    applicant_masked varchar(20) not null,
    promised_days bigint not null,
    statutory_days bigint not null,
    days_unit varchar(12) not null,
    state varchar(12) not null,
    steps bigint not null,
    filed_at bigint not null,
    counted_on bigint,
    promised_on bigint,
    statutory_on bigint,
    due_on bigint,
    accepted_by varchar(80),
    decided_by varchar(80),
    closed_at bigint,
    constraint pk_service_case primary key (case_number),
    constraint uq_service_case_act unique (act_key),
    constraint ck_service_case_separate check (decided_by is null or accepted_by is null or decided_by <> accepted_by)
);
create index ix_service_case_state on service_case (state, due_on);
create index ix_service_case_applicant on service_case (applicant_hash, filed_at desc);
create index ix_service_case_beneficiary on service_case (beneficiary_hash, filed_at desc);
create index ix_service_case_newest on service_case (filed_at desc);

-- One open case for the same item, applicant and beneficiary: this key is the rule.
create table open_case (
    item varchar(40) not null,
    applicant_hash char(64) not null,
    beneficiary_hash char(64) not null,
    act_key varchar(64) not null,
    constraint pk_open_case primary key (item, applicant_hash, beneficiary_hash)
);

create table case_counter (
    series varchar(40) not null,
    last_number bigint not null,
    constraint pk_case_counter primary key (series)
);

-- What happened to a case, in order; only ever added to.
create table case_step (
    case_number varchar(50) not null,
    place bigint not null,
    happened_at bigint not null,
    who varchar(80) not null,
    action varchar(12) not null,
    reason_zh varchar(2000),
    reason_en varchar(2000),
    constraint pk_case_step primary key (case_number, place),
    constraint fk_case_step_case foreign key (case_number) references service_case (case_number)
);

-- All corrections of one notice; `place` is that of the step.
create table case_correction (
    case_number varchar(50) not null,
    place bigint not null,
    line bigint not null,
    field varchar(80) not null,
    what_zh varchar(1000) not null,
    what_en varchar(1000) not null,
    constraint pk_case_correction primary key (case_number, place, line),
    constraint fk_case_correction_step foreign key (case_number, place) references case_step (case_number, place)
);

-- Personal data: who, what she filled in and her signature, as JSON. Deleted when the case has been closed long enough.
create table case_declaration (
    case_number varchar(50) not null,
    place bigint not null,
    signed_at bigint not null,
    body ${text} not null,
    constraint pk_case_declaration primary key (case_number, place),
    constraint fk_case_declaration_step foreign key (case_number, place) references case_step (case_number, place)
);

-- Residents' ratings 好差评; `act` is the act they are of, or one of its own for each that is of none.
create table rating (
    event_id bigint not null,
    kiosk_id varchar(40) not null,
    act varchar(80) not null,
    item varchar(40) not null,
    level bigint not null,
    rated_at bigint not null,
    constraint pk_rating primary key (event_id),
    constraint uq_rating_act unique (kiosk_id, act)
);
create index ix_rating_newest on rating (rated_at desc);
