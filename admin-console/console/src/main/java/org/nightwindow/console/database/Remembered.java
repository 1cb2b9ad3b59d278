package org.nightwindow.console.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// What the database was found to hold, so that it is not asked at every heartbeat. Sound because one process has the
/// database ([Database.DatabaseInUse]) and whoever changes what is remembered says so in the same transaction.
///
/// | | what is remembered |
/// |---|---|
/// | a change is not committed yet | what was before it, as the database says to others |
/// | it was committed | nothing of it, before its transaction returns to who made it |
/// | neither commit nor rollback came back | nothing of it: the database is asked what it has |
/// | it was found before the commit and comes to be remembered behind it | nothing: it is not kept |
///
/// Thread-safe.
public final class Remembered<K, V> {
    private final Map<K, V> found = new ConcurrentHashMap<>();
    private long changes;

    /// What is remembered, else what `look` finds; remembered unless something was forgotten meanwhile.
    ///
    /// @param look asks the database; empty is not remembered
    public Optional<V> get(K key, Function<K, Optional<V>> look) {
        Optional<V> known = Optional.ofNullable(found.get(key));
        if (known.isPresent()) {
            return known;
        }
        long before = changes();
        Optional<V> seen = look.apply(key);
        seen.ifPresent(value -> keep(before, key, value));
        return seen;
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void keep(long before, K key, V value) {
        if (before == changes) {
            found.put(key, value);
        }
    }

    /// Of a transaction that changes what the database has: what is meant is forgotten once it has ended, however.
    public void forgetAfter(Handle transaction, Predicate<Map.Entry<K, V>> meant) {
        transaction.afterCommit(() -> forget(meant)).afterRollback(() -> forget(meant));
        transaction.addCleanable(() -> forget(meant)); // both may fail, and the commit may have come through
    }

    private synchronized void forget(Predicate<Map.Entry<K, V>> meant) {
        changes++;
        found.entrySet().removeIf(meant);
    }
}
