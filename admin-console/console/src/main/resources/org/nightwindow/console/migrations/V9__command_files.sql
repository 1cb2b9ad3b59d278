-- Portable subset of server.md §2. Times are epoch milliseconds.

-- What kiosks handed over for a command, in parts.
create table command_file (
    command_id varchar(40) not null,
    media varchar(20) not null,
    total integer not null,
    sha256 char(64) not null,
    stored integer not null,
    made_at bigint not null,
    constraint pk_command_file primary key (command_id),
    constraint fk_command_file foreign key (command_id) references command (id)
);
create index ix_command_file_made on command_file (made_at);

create table command_part (
    command_id varchar(40) not null,
    part_offset integer not null,
    bytes ${blob} not null,
    constraint pk_command_part primary key (command_id, part_offset),
    constraint fk_command_part foreign key (command_id) references command_file (command_id)
);
