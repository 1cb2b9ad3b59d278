package org.nightwindow.console.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.nightwindow.console.records.EInvoice.Line;
import org.nightwindow.console.records.EInvoice.Party;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads the XML of a digital invoice (facts: `domain.md` §2.5). The file comes from outside, so nothing in it is
/// followed: a document type, and with it every entity, makes it unreadable. What is read must add up.
public final class EInvoiceReader {
    /// Ten times the largest of the samples of the tax authority, 3,000 rows.
    static final int LARGEST = 10_000_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// Code of 增值税专用发票 among the labels.
    private static final String SPECIAL = "01";

    /// How the reading ended.
    public sealed interface Read {
        record Good(EInvoice invoice) implements Read {}

        /// @param why for the log; quotes nothing of the file
        record Unreadable(String why) implements Read {}
    }

    /// @param xml the file as it came
    public static Read read(byte[] xml) {
        if (xml.length > LARGEST) {
            return new Read.Unreadable("too large");
        }
        try {
            Element root = builder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
            if (!root.getNodeName().equals("EInvoice")) {
                return new Read.Unreadable("not an EInvoice");
            }
            return checked(root, invoice(root));
        } catch (SAXException | IOException e) {
            return new Read.Unreadable("not well-formed, or with a document type");
        } catch (DateTimeParseException | ArithmeticException | IllegalArgumentException e) {
            return new Read.Unreadable("a value is missing or malformed");
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser cannot be made safe", e);
        }
    }

    private static EInvoice invoice(Element root) {
        Element header = child(root, "Header");
        Element data = child(root, "EInvoiceData");
        Element basic = child(data, "BasicInformation");
        List<Line> lines = new ArrayList<>();
        for (Element row : children(data, "IssuItemInformation")) {
            lines.add(line(row));
        }
        Element labels = child(header, "InherentLabel");
        List<Element> additional = children(data, "AdditionalInformation");
        return new EInvoice(
                text(header, "EIid"),
                text(child(labels, "GeneralOrSpecialVAT"), "LabelCode").equals(SPECIAL),
                LocalDateTime.parse(text(child(root, "TaxSupervisionInfo"), "IssueTime"), TIME),
                party(child(data, "SellerInformation"), "Seller"),
                party(child(data, "BuyerInformation"), "Buyer"),
                lines,
                fen(text(basic, "TotalAmWithoutTax")),
                fen(text(basic, "TotalTaxAm")),
                fen(text(basic, "TotalTax-includedAmount")),
                text(basic, "Drawer"),
                additional.isEmpty() ? "" : optional(additional.getFirst(), "Remark"));
    }

    private static Read checked(Element root, EInvoice invoice) {
        if (!invoice.number().matches("[0-9]{20}")
                || !text(child(root, "TaxSupervisionInfo"), "InvoiceNumber").equals(invoice.number())) {
            return new Read.Unreadable("its two numbers differ, or are no invoice number");
        }
        long fen = invoice.lines().stream().mapToLong(Line::fen).sum();
        long tax = invoice.lines().stream().mapToLong(Line::taxFen).sum();
        if (invoice.lines().isEmpty()
                || fen != invoice.fen()
                || tax != invoice.taxFen()
                || fen + tax != invoice.totalFen()) {
            return new Read.Unreadable("its rows do not add up to its totals");
        }
        return new Read.Good(invoice);
    }

    private static Party party(Element of, String who) {
        return new Party(
                text(of, who + "Name"),
                optional(of, who + "IdNum"),
                optional(of, who + "Addr"),
                optional(of, who + "TelNum"),
                optional(of, who + "BankName"),
                optional(of, who + "BankAccNum"));
    }

    private static Line line(Element row) {
        return new Line(
                text(row, "ItemName"),
                optional(row, "SpecMod"),
                optional(row, "MeaUnits"),
                optional(row, "Quantity"),
                optional(row, "UnPrice"),
                fen(text(row, "Amount")),
                rate(text(row, "TaxRate")),
                fen(text(row, "ComTaxAm")));
    }

    /// @throws ArithmeticException for fractions of a fen
    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }

    /// `0.06` → `6%`; words stay as they are.
    private static String rate(String written) {
        if (!written.matches("0(\\.[0-9]+)?")) {
            return written;
        }
        return new BigDecimal(written).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element child(Element of, String name) {
        List<Element> found = children(of, name);
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " must be there once");
        }
        return found.getFirst();
    }

    private static String text(Element of, String name) {
        String text = child(of, name).getTextContent().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        return text;
    }

    private static String optional(Element of, String name) {
        List<Element> found = children(of, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    /// The parser would write to standard error, and quote the file.
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    private EInvoiceReader() {}
}
