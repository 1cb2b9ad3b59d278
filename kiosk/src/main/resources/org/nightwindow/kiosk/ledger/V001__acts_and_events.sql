-- The ledger of one kiosk. Times are epoch milliseconds. No personal data in any column.

-- One row: which ledger this is, the last event number, the last time known for certain.
create table ledger (
    only_row    char(1)     not null constraint ledger_pk primary key,
    epoch       varchar(32) not null,
    replaces    varchar(32),
    last_seq    bigint      not null,
    clock_floor bigint      not null,
    constraint ledger_one_row check (only_row = 'x')
);

create table act (
    act_key      varchar(64)   not null constraint act_pk primary key,
    kind         varchar(16)   not null,
    item         varchar(64)   not null,
    state        varchar(24)   not null,
    planned_at   bigint        not null,
    changed_at   bigint        not null,
    serial       varchar(64),
    sha256       char(64),
    pages        integer,
    printer      varchar(256),
    page_counter bigint,
    pages_out    integer       not null,
    evidence     varchar(1000) not null
);

create index act_by_state on act (state);

-- Every state an act has been in.
create table act_history (
    act_key    varchar(64)   not null,
    step       integer       not null,
    state      varchar(24)   not null,
    changed_at bigint        not null,
    evidence   varchar(1000) not null,
    constraint act_history_pk primary key (act_key, step)
);

-- What the console has not acknowledged yet.
create table outbox (
    seq         bigint         not null constraint outbox_pk primary key,
    happened_at bigint         not null,
    body        varchar(32000) not null
);
