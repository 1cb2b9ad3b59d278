package org.nightwindow.console.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The digital invoices of the sample district, as files, byte for byte as they came. Thread-safe.
final class SampleInvoices {
    private final Jdbi jdbi;

    SampleInvoices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Puts in what is missing of `numbers`; nothing is ever changed.
    static void fill(Handle handle, List<String> numbers) {
        List<String> known = handle.createQuery("select invoice_no from sample_invoice")
                .mapTo(String.class)
                .list();
        numbers.stream().filter(number -> !known.contains(number)).forEach(number -> insert(handle, file(number)));
    }

    /// Newest first.
    List<byte[]> of(String buyer, LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select original from sample_invoice
                        where buyer_id = ? and issued_at >= ? and issued_at < ?
                        order by issued_at desc, invoice_no desc
                        """)
                .bind(0, buyer)
                .bind(1, second(from))
                .bind(2, second(to.plusDays(1)))
                .mapTo(byte[].class)
                .list());
    }

    Optional<byte[]> one(String buyer, String number) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select original from sample_invoice where invoice_no = ? and buyer_id = ?")
                .bind(0, number)
                .bind(1, buyer)
                .mapTo(byte[].class)
                .findOne());
    }

    /// Invoices carry the wall clock of the hall; it is compared with wall clocks only.
    private static long second(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static void insert(Handle handle, byte[] file) {
        EInvoice invoice = switch (EInvoiceReader.read(file)) {
            case EInvoiceReader.Read.Good(EInvoice good) -> good;
            case EInvoiceReader.Read.Unreadable(String why) ->
                throw new IllegalStateException("a sample invoice is " + why);
        };
        handle.createUpdate(
                        "insert into sample_invoice (invoice_no, buyer_id, issued_at, original) values (?, ?, ?, ?)")
                .bind(0, invoice.number())
                .bind(1, invoice.buyer().idNumber())
                .bind(2, invoice.issuedAt().toEpochSecond(ZoneOffset.UTC))
                .bind(3, file)
                .execute();
    }

    private static byte[] file(String number) {
        try (InputStream xml = SampleInvoices.class.getResourceAsStream("invoices/" + number + ".xml")) {
            if (xml == null) {
                throw new IllegalStateException("the sample invoice " + number + " is missing");
            }
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the sample invoice " + number + " cannot be read", e);
        }
    }
}
