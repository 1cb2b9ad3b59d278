package org.nightwindow.console.documents;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightwindow.console.records.EInvoice;
import org.nightwindow.console.records.EInvoiceReader;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.RecordChoices.Choice;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// 电子发票打印件: one digital invoice as its face shows it, made from its XML file. The paper is not the original and
/// says so; it names the hash of the file it was made from.
public final class InvoiceCopy implements DocumentKind {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceCopy.class);
    private static final Text OFFICE = new Text("这张发票上", "The invoice");
    private static final String FIELD = "invoice_no";

    /// How far back the list goes; the catalogue of the departments allows a year.
    private static final int MONTHS = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy 年 MM 月 dd 日", Locale.ROOT);

    private final RecordSource records;

    public InvoiceCopy(RecordSource records) {
        this.records = records;
    }

    @Override
    public String template() {
        return "einvoice";
    }

    @Override
    public Offered offers(String field, IssueRequest.Applicant applicant, LocalDate today) {
        if (!field.equals(FIELD)) {
            return DocumentKind.super.offers(field, applicant, today);
        }
        List<Choice> choices = new ArrayList<>();
        for (byte[] file : records.invoicesTo(applicant.idNumber(), today.minusMonths(MONTHS), today)) {
            // One that cannot be read is not offered, and hides none of the others.
            read(file).map(InvoiceCopy::choice).ifPresent(choices::add);
        }
        return choices.isEmpty()
                ? new Refused(Refusals.noInvoices(MONTHS))
                : new Choices(new RecordChoices(
                        choices.subList(0, Math.min(choices.size(), RecordChoices.MOST)),
                        choices.size() > RecordChoices.MOST));
    }

    private static Choice choice(EInvoice invoice) {
        String head = invoice.issuedAt().toLocalDate() + "　¥ " + Fen.figures(invoice.totalFen());
        String what =
                invoice.seller().name() + " · " + invoice.lines().getFirst().name();
        int more = invoice.lines().size() - 1;
        return new Choice(
                invoice.number(),
                new Text(head, head),
                more == 0
                        ? new Text(what, what)
                        : new Text(what + " 等 " + invoice.lines().size() + " 项", what + " and " + more + " more"));
    }

    @Override
    public Gathered gather(IssueRequest request, String terminal) {
        Optional<byte[]> file =
                records.invoice(request.applicant().idNumber(), request.fields().getOrDefault(FIELD, ""));
        if (file.isEmpty()) {
            return new Refused(Refusals.NO_SUCH_INVOICE);
        }
        Optional<EInvoice> read = read(file.get());
        if (read.isEmpty()) {
            return new Refused(Refusals.INVOICE_UNREADABLE);
        }
        EInvoice invoice = read.get();
        if (!invoice.buyer().name().equals(request.applicant().name())) {
            return new Refused(Refusals.namesDiffer(OFFICE));
        }
        Content content = new Content(
                texts(invoice, Sha256.hex(file.get()), terminal),
                invoice.lines().stream().map(InvoiceCopy::row).toList());
        String day = invoice.issuedAt().toLocalDate().toString();
        Text covers =
                new Text("发票号码 " + invoice.number() + "，" + day + " 开具", "Invoice " + invoice.number() + " of " + day);
        return new Ready(content, covers, OptionalLong.of(invoice.totalFen()));
    }

    private static Optional<EInvoice> read(byte[] file) {
        return switch (EInvoiceReader.read(file)) {
            case EInvoiceReader.Read.Good(EInvoice invoice) -> Optional.of(invoice);
            case EInvoiceReader.Read.Unreadable(String why) -> {
                LOG.warn("the file of an invoice is not used: {}", why);
                yield Optional.empty();
            }
        };
    }

    private static Map<String, String> texts(EInvoice invoice, String hash, String terminal) {
        Map<String, String> texts = new HashMap<>();
        texts.put("kind", invoice.special() ? "增值税专用发票" : "普通发票");
        texts.put("number", invoice.number());
        texts.put("issued_day", DAY.format(invoice.issuedAt()));
        party(texts, "buyer", invoice.buyer());
        party(texts, "seller", invoice.seller());
        texts.put("sum", Fen.figures(invoice.fen()));
        texts.put("sum_tax", Fen.figures(invoice.taxFen()));
        texts.put("remark", invoice.remark());
        texts.put("drawer", invoice.drawer());
        texts.put("terminal", terminal);
        texts.put("file_hash_head", hash.substring(0, hash.length() / 2));
        texts.put("file_hash_tail", hash.substring(hash.length() / 2));
        return texts;
    }

    private static void party(Map<String, String> texts, String who, EInvoice.Party party) {
        texts.put(who + "_name", party.name());
        texts.put(who + "_id", party.idNumber());
        texts.put(who + "_address", joined("地址、电话：", party.address(), party.phone()));
        texts.put(who + "_bank", joined("开户行、账号：", party.bank(), party.account()));
    }

    /// Nothing at all when both are empty: the face has these lines only where the file does.
    private static String joined(String label, String first, String second) {
        String both = Stream.of(first, second).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return both.isEmpty() ? "" : label + both;
    }

    private static Content.Row row(EInvoice.Line line) {
        return new Content.Row(
                Map.of(
                        "name", line.name(),
                        "spec", line.spec(),
                        "unit", line.unit(),
                        "quantity", line.quantity(),
                        "price", line.price(),
                        "amount", Fen.figures(line.fen()),
                        "rate", line.rate(),
                        "tax", Fen.figures(line.taxFen())),
                line.fen() + line.taxFen());
    }
}
