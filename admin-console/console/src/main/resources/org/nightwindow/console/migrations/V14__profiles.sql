-- Portable subset of server.md §2. Times are epoch milliseconds.

-- What kiosks were to run under, by name: the hash of the content. Never changed, never deleted.
create table profile (
    name char(64) not null,
    content varchar(16000) not null,
    made_by varchar(80) not null,
    made_at bigint not null,
    constraint pk_profile primary key (name)
);
