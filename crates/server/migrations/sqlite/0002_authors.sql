-- Who made and who gave back; whose device; who made which record; packs for fresh devices.

-- The member who sent the change; null before there were members.
alter table change_log add column member text;
-- The member who gave it back after a loss. Such a row takes no position: its `dev` is '' and its `n` its `seq`.
alter table change_log add column reseeded_by text;

alter table rejection add column member text;

-- The session's device that first pushed under this transport id.
alter table device add column session text;

-- Who made a record first: what people of lesser roles may write to.
create table record_owner (
    ws integer not null references workspace (id),
    id blob not null,
    member text not null,
    primary key (ws, id)
) strict, without rowid;

-- What was made before there were members is nobody's: lesser roles may not take it for theirs.
insert or ignore into record_owner (ws, id, member)
select ws, unhex(json_extract(w.value, '$.id'), '-'), ''
from change_log, json_each(change_log.body, '$.w') as w
where length(unhex(json_extract(w.value, '$.id'), '-')) = 16;

-- Runs of the log as devices store them. Never changed, made in order; can be made again.
create table pack (
    ws integer not null references workspace (id),
    after_seq integer not null,
    to_seq integer not null,
    hash text not null,
    gzip blob not null,
    brotli blob not null,
    primary key (ws, after_seq)
) strict;
