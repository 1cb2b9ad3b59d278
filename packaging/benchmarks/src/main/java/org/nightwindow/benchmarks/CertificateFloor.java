package org.nightwindow.benchmarks;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.xml.XmpSerializer;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.nightwindow.console.documents.Content;
import org.nightwindow.hall.HallFonts;

/// The same paper without layout, checks or names: every position is written where it is drawn.
final class CertificateFloor implements AutoCloseable {
    private final TrueTypeFont regularFace;
    private final TrueTypeFont boldFace;
    private final PrivateKeyEntry seal;
    private final byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    CertificateFloor(Path fonts, PrivateKeyEntry seal) throws IOException {
        this.regularFace = parse(HallFonts.REGULAR.in(fonts));
        this.boldFace = parse(HallFonts.BOLD.in(fonts));
        this.seal = seal;
    }

    private static TrueTypeFont parse(Path file) throws IOException {
        TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
        face.setEnableGsub(false);
        return face;
    }

    byte[] make(Content content) throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDFont regular = PDType0Font.load(document, regularFace, true);
            PDFont bold = PDType0Font.load(document, boldFace, true);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                new CertificateDrawing(out, regular, bold).draw(content);
            }
            describe(document);
            document.save(plain);
        }
        return sign(plain.toByteArray());
    }

    private void describe(PDDocument document) throws Exception {
        Calendar time =
                GregorianCalendar.from(SampleCertificate.NUMBERING.issuedAt().atZone(SampleCertificate.ZONE));
        document.getDocumentInformation().setTitle("税收完税证明（表格式）");
        document.getDocumentInformation().setCreationDate(time);
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        var identification = xmp.createAndAddPDFAIdentificationSchema();
        identification.setPart(2);
        identification.setConformance("B");
        xmp.createAndAddDublinCoreSchema().setTitle("税收完税证明（表格式）");
        xmp.createAndAddXMPBasicSchema().setCreateDate(time);
        xmp.createAndAddAdobePDFSchema().setProducer("floor");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new XmpSerializer().serialize(xmp, bytes, true);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(bytes.toByteArray());
        document.getDocumentCatalog().setMetadata(metadata);
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private byte[] sign(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            signature.setSignDate(GregorianCalendar.from(
                    SampleCertificate.NUMBERING.issuedAt().atZone(SampleCertificate.ZONE)));
            options.setPreferredSignatureSize(8192);
            document.addSignature(signature, this::cms, options);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            document.saveIncremental(signed);
            return signed.toByteArray();
        }
    }

    private byte[] cms(InputStream content) throws IOException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(seal.getPrivateKey()), (X509Certificate)
                            seal.getCertificate()));
            generator.addCertificates(new JcaCertStore(List.of(seal.getCertificate())));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (Exception e) { // a benchmark has nobody to tell
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        regularFace.close();
        boldFace.close();
    }
}
