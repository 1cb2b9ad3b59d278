package org.nightwindow.driver.testkit.nexo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The money that really moved, as the bank would know it. Kept apart from everything the terminal says. Any thread.
public final class ChargeBook {
    private final List<Entry> charges = new ArrayList<>();
    private final List<Entry> givenBack = new ArrayList<>();

    /// @param serviceId of the payment
    /// @param fen how much
    /// @param reference of the terminal
    public record Entry(String serviceId, long fen, String reference) {}

    /// Every charge with this ServiceID; more than one is a defect of whoever asked for it.
    public synchronized List<Entry> charges(String serviceId) {
        return charges.stream().filter(it -> it.serviceId().equals(serviceId)).toList();
    }

    /// Every time a charge with this ServiceID was given back.
    public synchronized List<Entry> givenBack(String serviceId) {
        return givenBack.stream().filter(it -> it.serviceId().equals(serviceId)).toList();
    }

    /// What is charged and not given back, in fen; negative when too much was given back.
    public synchronized long left(String serviceId) {
        return sum(charges(serviceId)) - sum(givenBack(serviceId));
    }

    private static long sum(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::fen).sum();
    }

    synchronized Entry charge(String serviceId, long fen) {
        Entry entry = new Entry(serviceId, fen, "T" + (100_000 + charges.size()));
        charges.add(entry);
        return entry;
    }

    /// Gives back as often as it is asked, so that a driver that asks twice is found out.
    synchronized Optional<Entry> giveBack(String reference) {
        Optional<Entry> charge =
                charges.stream().filter(it -> it.reference().equals(reference)).findFirst();
        charge.ifPresent(givenBack::add);
        return charge;
    }
}
