-- What could not be done because of it, by id and with commas, or * for everything: who asked for that was turned away.
alter table alert add column items varchar(2000) default '' not null;
