package org.nightwindow.console.documents;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.console.records.TaxAccount;
import org.nightwindow.console.records.TaxPayment;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Text;

/// 税收完税证明（表格式）: every payment and refund whose tax period lies in the months asked for.
public final class TaxCertificate implements DocumentKind {
    private static final String ALL = "";
    private static final Text OFFICE = new Text("税务登记", "The tax office");

    private final RecordSource records;

    public TaxCertificate(RecordSource records) {
        this.records = records;
    }

    @Override
    public String template() {
        return "tax_cert_table";
    }

    @Override
    public Gathered gather(IssueRequest request, String terminal) {
        Map<String, String> fields = request.fields();
        String from = fields.getOrDefault("period_from", ALL);
        String to = fields.getOrDefault("period_to", ALL);
        String types = fields.getOrDefault("tax_types", ALL);
        Optional<TaxAccount> account = records.taxAccount(
                request.applicant().idNumber(),
                YearMonth.parse(from),
                YearMonth.parse(to),
                types.isEmpty() ? Set.of() : Set.of(types.split(",")));
        if (account.isEmpty() || account.get().payments().isEmpty()) {
            return new Refused(Refusals.noRecords(from, to));
        }
        if (!account.get().name().equals(request.applicant().name())) {
            return new Refused(Refusals.namesDiffer(OFFICE));
        }
        String period = from + " 至 " + to;
        Map<String, String> texts = Map.of(
                "holder", account.get().name(),
                "holder_number", request.applicant().idNumber(),
                "terminal", terminal,
                "purpose", fields.getOrDefault("purpose", "其他"),
                "period", period);
        List<Content.Row> rows =
                account.get().payments().stream().map(TaxCertificate::row).toList();
        Content content = new Content(texts, rows);
        return new Ready(content, new Text(period, from + " to " + to), OptionalLong.of(content.total()));
    }

    private static Content.Row row(TaxPayment payment) {
        return new Content.Row(
                Map.of(
                        "voucher", payment.voucher(),
                        "tax_type", payment.taxType(),
                        "tax_item", payment.taxItem(),
                        "from", payment.periodFrom().toString(),
                        "to", payment.periodTo().toString(),
                        "paid_on", payment.paidOn().toString(),
                        "amount", Fen.figures(payment.fen())),
                payment.fen());
    }
}
