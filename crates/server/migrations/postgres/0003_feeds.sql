-- Secret addresses at which calendars read the dates of events. The same table as for SQLite.

create table feed (
    ws bigint not null references workspace (id),
    id text not null,
    -- Whose it is: it ends with the member.
    member text not null,
    -- all, mine
    scope text not null,
    -- The SHA-256 of its secret in hex, in two parts: one to look it up by, one to compare in constant time.
    selector text not null,
    verifier text not null,
    made_ms bigint not null,
    used_ms bigint,
    revoked_ms bigint,
    primary key (ws, id)
);
create index feed_selector on feed (ws, selector);
