package org.nightwindow.driver.testkit.nexo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One payment or reversal as the terminal remembers it. Any thread.
final class Transaction {
    private final String category;
    private final String saleId;
    private final String serviceId;
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private boolean cardPresented;
    private @Nullable ObjectNode answer;

    Transaction(String category, String saleId, String serviceId) {
        this.category = category;
        this.saleId = saleId;
        this.serviceId = serviceId;
    }

    boolean is(String category, String saleId, String serviceId) {
        return this.category.equals(category) && this.saleId.equals(saleId) && this.serviceId.equals(serviceId);
    }

    String serviceId() {
        return serviceId;
    }

    /// Waits for the card.
    ///
    /// @return false when the payment was called off first
    boolean waitForCard(Duration until) {
        boolean off;
        try {
            off = calledOff.await(until.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            off = true;
        }
        synchronized (this) {
            cardPresented = !off && calledOff.getCount() > 0;
            return cardPresented;
        }
    }

    synchronized boolean cardPresented() {
        return cardPresented;
    }

    /// @return false when it is too late
    synchronized boolean callOff() {
        if (cardPresented || answer != null) {
            return false;
        }
        calledOff.countDown();
        return true;
    }

    synchronized void end(ObjectNode answer) {
        this.answer = answer;
    }

    /// The whole answer, header and body; null while in progress.
    synchronized @Nullable ObjectNode answer() {
        return answer;
    }
}
