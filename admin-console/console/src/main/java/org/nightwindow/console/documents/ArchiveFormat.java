package org.nightwindow.console.documents;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/// What makes a PDF a PDF/A-2b (ISO 19005-2): sRGB as output intent, and a description in XMP that agrees with the
/// document information.
final class ArchiveFormat {
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final String PRODUCER = "Nightwindow";
    private static final byte[] SRGB_PROFILE =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static void describe(PDDocument document, String title, String author, ZonedDateTime at) throws IOException {
        Calendar time = GregorianCalendar.from(at);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer(PRODUCER);
        information.setCreationDate(time);
        information.setModificationDate(time);

        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, author, time));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage("zh-CN");
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);

        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(SRGB_PROFILE));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static byte[] xmp(String title, String author, Calendar time) throws IOException {
        try {
            XMPMetadata xmp = XMPMetadata.createXMPMetadata();
            var identification = xmp.createAndAddPDFAIdentificationSchema();
            identification.setPart(2);
            identification.setConformance("B");
            var core = xmp.createAndAddDublinCoreSchema();
            core.setTitle(title);
            core.addCreator(author);
            XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
            basic.setCreateDate(time);
            basic.setModifyDate(time);
            xmp.createAndAddAdobePDFSchema().setProducer(PRODUCER);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, bytes, true);
            return bytes.toByteArray();
        } catch (BadFieldValueException | TransformerException e) {
            throw new IllegalStateException("the description of a document is plain text and dates", e);
        }
    }

    private ArchiveFormat() {}
}
