package org.nightwindow.console.records;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Tax office, land register and invoices of a few people in region 990101, which does not exist: rows in the
/// console's own database; each start puts in what is missing. A hall without a connector works with it on one
/// machine. Thread-safe.
public final class SampleRegistry implements RecordSource {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    private final Jdbi jdbi;
    private final SampleLandRegister land;
    private final SampleInvoices invoices;

    private SampleRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.land = new SampleLandRegister(jdbi);
        this.invoices = new SampleInvoices(jdbi);
    }

    /// The registry in this database, filled with the samples it does not have.
    public static SampleRegistry in(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            List<String> known = handle.createQuery("select id_number from sample_taxpayer")
                    .mapTo(String.class)
                    .list();
            samples("sample-registry.yaml", Person[].class).stream()
                    .filter(person -> !known.contains(person.idNumber()))
                    .forEach(person -> insert(handle, person));
            SampleLandRegister.fill(handle, samples("sample-land-register.yaml", PropertyUnit[].class));
            SampleInvoices.fill(handle, samples("sample-invoices.yaml", String[].class));
        });
        return new SampleRegistry(jdbi);
    }

    @Override
    public Optional<TaxAccount> taxAccount(String idNumber, YearMonth from, YearMonth to, Set<String> taxTypes) {
        return jdbi.withHandle(handle -> handle.createQuery("select name from sample_taxpayer where id_number = ?")
                .bind(0, idNumber)
                .mapTo(String.class)
                .findOne()
                .map(name -> new TaxAccount(name, payments(handle, idNumber, from, to, taxTypes))));
    }

    @Override
    public List<PropertyUnit> propertyOf(String idNumber) {
        return land.heldBy(idNumber);
    }

    @Override
    public List<byte[]> invoicesTo(String buyer, LocalDate from, LocalDate to) {
        return invoices.of(buyer, from, to);
    }

    @Override
    public Optional<byte[]> invoice(String buyer, String number) {
        return invoices.one(buyer, number);
    }

    private static List<TaxPayment> payments(
            Handle handle, String idNumber, YearMonth from, YearMonth to, Set<String> taxTypes) {
        return handle
                .createQuery("""
                        select voucher, tax_type, tax_item, period_from, period_to, paid_on, fen
                        from sample_tax_payment
                        where id_number = ? and period_from >= ? and period_to <= ?
                        order by paid_on, voucher
                        """)
                .bind(0, idNumber)
                .bind(1, from.atDay(1).toEpochDay())
                .bind(2, to.atEndOfMonth().toEpochDay())
                .map((row, context) -> new TaxPayment(
                        row.getString("voucher"),
                        row.getString("tax_type"),
                        row.getString("tax_item"),
                        LocalDate.ofEpochDay(row.getLong("period_from")),
                        LocalDate.ofEpochDay(row.getLong("period_to")),
                        LocalDate.ofEpochDay(row.getLong("paid_on")),
                        row.getLong("fen")))
                .stream()
                .filter(payment -> taxTypes.isEmpty() || taxTypes.contains(payment.taxType()))
                .toList();
    }

    private record Person(String idNumber, String name, List<Row> payments) {}

    private record Row(
            String voucher, String type, String item, LocalDate from, LocalDate to, LocalDate paid, long fen) {}

    private static <T> List<T> samples(String file, Class<T[]> type) {
        try (InputStream yaml = SampleRegistry.class.getResourceAsStream(file)) {
            return List.of(YAML.readValue(yaml, type));
        } catch (IOException e) {
            throw new UncheckedIOException("the samples in " + file + " cannot be read", e);
        }
    }

    private static void insert(Handle handle, Person person) {
        handle.createUpdate("insert into sample_taxpayer (id_number, name) values (?, ?)")
                .bind(0, person.idNumber())
                .bind(1, person.name())
                .execute();
        for (Row row : person.payments()) {
            handle.createUpdate("""
                            insert into sample_tax_payment
                            (id_number, voucher, tax_type, tax_item, period_from, period_to, paid_on, fen)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .bind(0, person.idNumber())
                    .bind(1, row.voucher())
                    .bind(2, row.type())
                    .bind(3, row.item())
                    .bind(4, row.from().toEpochDay())
                    .bind(5, row.to().toEpochDay())
                    .bind(6, row.paid().toEpochDay())
                    .bind(7, row.fen())
                    .execute();
        }
    }
}
