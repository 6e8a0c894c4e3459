package dev.rayo.engine.planner;

import java.time.Instant;
import java.time.InstantSource;

/// The time at which a statement began, and whether it wanted to know.
final class StatementClock implements InstantSource {
    private final Instant now = Instant.now();
    private boolean asked;

    @Override
    public Instant instant() {
        asked = true;
        return now;
    }

    boolean wasAsked() {
        return asked;
    }
}
