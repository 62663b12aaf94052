//! What events of a kind have in common: tasks, cues, budget lines, equipment. A template is an event marked so, with the
//! same children; the built-in ones become records, under an id of their own, when somebody first edits them.
