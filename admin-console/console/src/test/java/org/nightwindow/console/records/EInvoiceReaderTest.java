package org.nightwindow.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.records.EInvoiceReader.Read;

class EInvoiceReaderTest {
    private static String good;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream xml = EInvoiceReader.class.getResourceAsStream("invoices/26990100000000010474.xml")) {
            good = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Read read(String xml) {
        return EInvoiceReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static EInvoice invoice(String xml) {
        assertThat(read(xml)).isInstanceOf(Read.Good.class);
        return ((Read.Good) read(xml)).invoice();
    }

    private static String with(String from, String to) {
        assertThat(good).contains(from);
        return good.replace(from, to);
    }

    @Test
    void everyFieldOfTheFaceIsRead_amountsInFen() {
        EInvoice invoice = invoice(good);

        assertThat(invoice.number()).isEqualTo("26990100000000010474");
        assertThat(invoice.special()).isFalse();
        assertThat(invoice.issuedAt()).hasYear(2026).hasMonthValue(2).hasDayOfMonth(14);
        assertThat(invoice.seller().idNumber()).isEqualTo("91990101MADEM0003C");
        assertThat(invoice.buyer().name()).isEqualTo("样若溪");
        assertThat(invoice.lines()).hasSize(2);
        assertThat(invoice.lines().getLast().fen()).isEqualTo(-18_000);
        assertThat(invoice.lines().getLast().rate()).isEqualTo("6%");
        assertThat(invoice.totalFen()).isEqualTo(190_800);
        assertThat(invoice(with("<LabelCode>02<", "<LabelCode>01<")).special()).isTrue();
    }

    @Test
    void aFileWithADocumentTypeIsNotRead_soNothingOutsideItIsOpened() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "样若溪");
        String begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

        String external = begin + "<!DOCTYPE EInvoice [<!ENTITY who SYSTEM \"" + secret.toUri() + "\">]>"
                + good.substring(begin.length()).replace("样若溪", "&who;");
        String internal = begin + "<!DOCTYPE EInvoice [<!ENTITY who \"样若溪\">]>"
                + good.substring(begin.length()).replace("样若溪", "&who;");
        String bomb = begin + "<!DOCTYPE EInvoice [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \""
                + "&a;".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>"
                + good.substring(begin.length()).replace("样若溪", "&c;");
        for (String xml : new String[] {external, internal, bomb}) {
            assertThat(read(xml)).isEqualTo(new Read.Unreadable("not well-formed, or with a document type"));
        }
    }

    @Test
    void rowsThatDoNotAddUpAreNotBelieved() {
        Read.Unreadable wrong = new Read.Unreadable("its rows do not add up to its totals");

        assertThat(read(with("<Amount>1980.00<", "<Amount>1980.01<"))).isEqualTo(wrong);
        assertThat(read(with("<TotalTaxAm>108.00<", "<TotalTaxAm>108.01<"))).isEqualTo(wrong);
        assertThat(read(with("<TotalTax-includedAmount>1908.00<", "<TotalTax-includedAmount>9908.00<")))
                .isEqualTo(wrong);
    }

    @Test
    void whatIsMissingMalformedOrTwiceThereMakesItUnreadable() {
        for (String xml : new String[] {
            "",
            "<EInvoice/>",
            "<other/>",
            good.substring(0, good.length() / 2),
            with("<Amount>1980.00<", "<Amount>1980.005<"),
            with("<Amount>1980.00<", "<Amount>many<"),
            with("<Drawer>样晓晴<", "<Drawer><"),
            with("<InvoiceNumber>26990100000000010474<", "<InvoiceNumber>26990100000000010475<"),
            with("<IssueTime>2026-02-14", "<IssueTime>2026-02-31T"),
            with("<BuyerName>样若溪</BuyerName>", "<BuyerName>样若溪</BuyerName><BuyerName>样一鸣</BuyerName>"),
            good.replace("26990100000000010474", "12345678")
        }) {
            assertThat(read(xml)).as(xml.length() + " characters").isInstanceOf(Read.Unreadable.class);
        }
    }

    @Test
    void aFileTooLargeForAnInvoiceIsNotParsed() {
        assertThat(EInvoiceReader.read(new byte[EInvoiceReader.LARGEST + 1]))
                .isEqualTo(new Read.Unreadable("too large"));
    }
}
