-- Secret addresses at which calendars read the dates of events.

create table feed (
    ws integer not null references workspace (id),
    id text not null,
    -- Whose it is: it ends with the member.
    member text not null,
    -- all, mine
    scope text not null,
    -- The SHA-256 of its secret in hex, in two parts: one to look it up by, one to compare in constant time.
    selector text not null,
    verifier text not null,
    made_ms integer not null,
    used_ms integer,
    revoked_ms integer,
    primary key (ws, id)
) strict;
create index feed_selector on feed (ws, selector);
