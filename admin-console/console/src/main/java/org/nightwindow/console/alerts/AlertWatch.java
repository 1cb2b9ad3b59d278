package org.nightwindow.console.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.alerts.AlertRow.State;
import org.nightwindow.console.alerts.Condition.Finding;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.supplies.Supplies;

/// Compares what is wrong with what is known to be wrong, every few seconds, all in one transaction: what is new
/// opens when it has lasted long enough, what is over closes. The state is in the database and the times are the
/// facts' own, so a console that was down, or that dies in the middle, is neither late by more than one look nor
/// twice.
///
/// | crash after | the database says | what people are told |
/// |---|---|---|
/// | rows were changed, before the commit | what it said before | nothing; the next look does the same again |
/// | the commit | open, with a message that is due | the message, by [Messenger], also after the restart |
///
/// While work at a kiosk is announced, or its whole place is silent and another alert tells of it ([HeldBack]), an
/// alert opens and nobody is told; when that is over and the alert is not, people are told then.
///
/// What was taken by somebody who may not go there any more, because she was dismissed, has other roles or another
/// place, is nobody's again, and whoever is called is told.
///
/// While somebody works on a kiosk ([Hands]) nothing opens and nothing is told again; what was open stays so.
/// While a kiosk is silent nobody knows what holds there: what its heartbeats told neither opens nor closes.
final class AlertWatch {
    /// Who goes where.
    interface Duty {
        /// Whether an account may still be sent to a kiosk.
        boolean reaches(Handle handle, String account, String kioskId);
    }

    private final Jdbi jdbi;
    private final AlertStore store;
    private final MessageStore messages;
    private final Supplier<List<Kiosk>> fleet;
    private final Supplier<List<Rule>> rules;
    private final Supplier<List<Supplies.Standing>> supplies;
    private final HeldBack.Now heldBack;
    private final Duty duty;
    private final List<String> channels;
    private final Clock clock;

    /// @param supplies how long each will last
    /// @param heldBack for which kiosks nobody is told
    /// @param channels names of those by which people are told; none: the board only
    AlertWatch(
            Jdbi jdbi,
            AlertStore store,
            Supplier<List<Kiosk>> fleet,
            Supplier<List<Rule>> rules,
            Supplier<List<Supplies.Standing>> supplies,
            HeldBack.Now heldBack,
            Duty duty,
            List<String> channels,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.messages = store.messages();
        this.fleet = fleet;
        this.rules = rules;
        this.supplies = supplies;
        this.heldBack = heldBack;
        this.duty = duty;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /// One look by which silence tells.
    boolean look() {
        return look(true);
    }

    private record Known(Rule rule, Kiosk kiosk, Finding finding) {}

    /// One look. Called by one thread of each console.
    ///
    /// @param silenceTells whether a kiosk of which nothing was heard is silent; else only we have heard nothing
    /// @return whether anything changed
    boolean look(boolean silenceTells) {
        Instant now = clock.instant();
        List<Kiosk> kiosks = fleet.get();
        List<Supplies.Standing> standings = supplies.get();
        return jdbi.inTransaction(transaction -> {
            lock(transaction);
            Map<String, KioskFacts> facts =
                    KioskFacts.all(transaction, kiosks.stream().map(Kiosk::id).toList(), standings, now);
            Map<String, Known> found = new HashMap<>();
            Set<String> undecided = new HashSet<>();
            List<Rule> current = rules.get();
            for (Kiosk kiosk : kiosks) {
                if (kiosk.state() == KioskState.NONE) {
                    continue;
                }
                for (Rule rule : current) {
                    boolean unheard = kiosk.state() == KioskState.LOST;
                    if (unheard
                            && (rule.when().needsContact() || (rule.when() == Condition.OFFLINE && !silenceTells))) {
                        undecided.add(rule.id() + "|" + kiosk.id());
                    } else {
                        rule.when()
                                .in(kiosk, facts.getOrDefault(kiosk.id(), KioskFacts.NONE), rule, now)
                                .forEach(finding -> found.put(
                                        AlertRow.key(rule.id(), kiosk.id(), finding.about()),
                                        new Known(rule, kiosk, finding)));
                    }
                }
            }
            boolean left = leave(transaction, store.current(transaction), now);
            List<AlertRow> rows = store.current(transaction);
            HeldBack held = heldBack.of(kiosks, ofSilence(rows, current), Hands.at(transaction, kiosks, now));
            return settle(transaction, rows, found, undecided, held, now) || left;
        });
    }

    /// Takes alerts from whoever may not go there any more.
    private boolean leave(Handle transaction, List<AlertRow> rows, Instant now) {
        boolean left = false;
        for (AlertRow row : rows) {
            String taker = row.takenBy();
            if (taker != null
                    && !duty.reaches(transaction, taker, row.kioskId())
                    && store.release(transaction, row.id(), taker)) {
                store.note(transaction, row.id(), "", "left", taker, now);
                left = true;
            }
        }
        return left;
    }

    /// Two consoles do not look at once: what one opens the other would open too.
    private static void lock(Handle transaction) {
        transaction.execute("update alert_look set looked_at = looked_at where id = 1");
    }

    /// The alerts that kiosks are silent.
    static List<AlertRow> ofSilence(List<AlertRow> rows, List<Rule> rules) {
        Set<String> silence = new HashSet<>();
        rules.stream().filter(rule -> rule.when() == Condition.OFFLINE).forEach(rule -> silence.add(rule.id()));
        return rows.stream().filter(row -> silence.contains(row.ruleId())).toList();
    }

    private boolean settle(
            Handle transaction,
            List<AlertRow> rows,
            Map<String, Known> found,
            Set<String> undecided,
            HeldBack held,
            Instant now) {
        boolean changed = false;
        Set<String> there = new HashSet<>();
        rows.forEach(row -> there.add(row.openKey()));
        for (Map.Entry<String, Known> entry : found.entrySet()) {
            if (!there.contains(entry.getKey())) {
                Known known = entry.getValue();
                store.see(transaction, known.rule(), known.kiosk().id(), known.finding());
            }
        }
        for (AlertRow row : found.keySet().equals(there) ? rows : store.current(transaction)) {
            Known known = found.get(row.openKey());
            if (known != null) {
                changed |= holds(transaction, row, known, held, now);
            } else if (!undecided.contains(row.ruleId() + "|" + row.kioskId())) {
                changed |= isOver(transaction, row, now);
            }
        }
        return changed;
    }

    private boolean holds(Handle transaction, AlertRow row, Known known, HeldBack held, Instant now) {
        boolean hands = held.hands(row.kioskId());
        Rule rule = known.rule();
        boolean nobody = held.holds(row.kioskId(), rule.when() == Condition.OFFLINE);
        if (row.state() == State.SEEN) {
            Instant since = Instant.ofEpochMilli(row.since());
            boolean longEnough = !now.isBefore(since.plus(rule.after())) || MessageStore.isOfAnotherClock(since, now);
            if (!longEnough || hands) {
                return false;
            }
            store.open(
                    transaction,
                    row.id(),
                    known.finding().detail(),
                    together("", rule.when().closes(known.kiosk(), row.about())),
                    now);
            store.note(transaction, row.id(), "", "opened", known.finding().detail(), now);
            if (!nobody) {
                tell(transaction, row.id(), MessageStore.OPENED, rule, now);
            }
            return true;
        }
        boolean turned = turns(transaction, row, known, now);
        if (row.state() == State.OPEN && row.toldAt() == null && row.takenBy() == null && !nobody && !hands) {
            boolean again = messages.isAny(transaction, row.id()); // else what held it back is over, and it is not
            tell(transaction, row.id(), again ? MessageStore.REPEATED : MessageStore.OPENED, rule, now);
            return true;
        }
        boolean again = row.state() == State.OPEN
                && !hands
                && !nobody
                && row.takenBy() == null
                && !rule.repeat().isZero()
                && row.toldAt() != null
                && (!now.isBefore(Instant.ofEpochMilli(row.toldAt()).plus(rule.repeat()))
                        || MessageStore.isOfAnotherClock(Instant.ofEpochMilli(row.toldAt()), now));
        if (again) {
            tell(transaction, row.id(), MessageStore.REPEATED, rule, now);
        }
        return again || turned;
    }

    /// What is wrong may become something else while it lasts. That is no news of its own: it is read on the board, and
    /// when it is told again.
    private boolean turns(Handle transaction, AlertRow row, Known known, Instant now) {
        String detail = known.finding().detail();
        String items = together(row.items(), known.rule().when().closes(known.kiosk(), row.about()));
        if (detail.equals(row.detail()) && items.equals(row.items())) {
            return false;
        }
        store.becomes(transaction, row, detail, items, now);
        return true;
    }

    /// What was closed by it at any time: who left for that was turned away by it. More than fits a row, some two
    /// hundred
    /// items, is everything.
    private static String together(String before, String now) {
        if (before.equals(Condition.ALL) || now.equals(Condition.ALL)) {
            return Condition.ALL;
        }
        Set<String> items = new TreeSet<>(List.of(before.split(",")));
        items.addAll(List.of(now.split(",")));
        items.remove("");
        String all = String.join(",", items);
        return all.length() > AlertStore.ITEMS_CHARS ? Condition.ALL : all;
    }

    private boolean isOver(Handle transaction, AlertRow row, Instant now) {
        if (row.state() == State.SEEN) {
            store.forget(transaction, row.id());
            return false;
        }
        store.close(transaction, row.id(), now);
        store.note(transaction, row.id(), "", "over", "", now);
        store.dropMessages(transaction, row.id(), now);
        for (String channel : channels) {
            if (messages.isHeard(transaction, row, channel, 0)) {
                Instant due = messages.quietFrom(transaction, row.id(), channel, now);
                messages.add(transaction, row.id(), MessageStore.OVER, channel, now, due);
            }
        }
        return true;
    }

    private void tell(Handle transaction, long id, String kind, Rule rule, Instant now) {
        Instant due = rule.tellFrom(now);
        channels.forEach(channel -> messages.add(transaction, id, kind, channel, now, due));
        store.told(transaction, id, due);
    }
}
