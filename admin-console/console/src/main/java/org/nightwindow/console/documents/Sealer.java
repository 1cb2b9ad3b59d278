package org.nightwindow.console.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Seals documents, and is the only place that does: PAdES baseline B-B (ETSI EN 319 142-1), RSA with SHA-256, over
/// every byte of the file. The same document gives the same sealed bytes. Thread-safe.
public final class Sealer {
    /// `/Contents` of the signature: 3 KB are used with one certificate, the rest stays zero.
    private static final int SIGNATURE_BYTES = 8192;

    private static final COSName ETSI_CADES_DETACHED = COSName.getPDFName("ETSI.CAdES.detached");

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;
    private final ZoneId zone;
    private final AttributeTable certificateReference;

    /// @param entry the office's key and its certificate chain
    public Sealer(PrivateKeyEntry entry, ZoneId zone) {
        this.key = entry.getPrivateKey();
        this.certificate = (X509Certificate) entry.getCertificate();
        this.chain = Arrays.stream(entry.getCertificateChain())
                .map(X509Certificate.class::cast)
                .toList();
        this.zone = zone;
        this.certificateReference = reference(certificate);
    }

    /// @param pdf from [Composer]
    /// @return the same document with one signature that covers it whole
    byte[] seal(byte[] pdf, Numbering numbering, String office) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            document.setDocumentId(Composer.identity(numbering));
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(ETSI_CADES_DETACHED);
            signature.setName(office + " 测试章 TEST");
            signature.setReason("出具证明（样例 SAMPLE 无效）");
            // The time stands here; PAdES B-B forbids it among the signed attributes.
            signature.setSignDate(GregorianCalendar.from(numbering.issuedAt().atZone(zone)));
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            document.addSignature(signature, this::sign, options);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream(pdf.length + 3 * SIGNATURE_BYTES);
            document.saveIncremental(sealed);
            return sealed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory could not be sealed", e);
        }
    }

    private byte[] sign(InputStream content) throws IOException {
        try {
            DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(certificateReference);
            CMSAttributeTableGenerator withoutTime = parameters -> withoutTime(usual, parameters);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(withoutTime)
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), certificate));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IllegalStateException("the seal key cannot sign", e);
        }
    }

    // BC 1.86 asks for the raw Map<ASN1ObjectIdentifier|String, …> it hands out itself.
    @SuppressWarnings("rawtypes")
    private static AttributeTable withoutTime(DefaultSignedAttributeTableGenerator usual, Map parameters) {
        return usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }

    /// ESSCertIDv2 (RFC 5035): binds the signature to this certificate and no other with the same key.
    private static AttributeTable reference(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            SigningCertificateV2 reference = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(digest)});
            return new AttributeTable(
                    new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(reference)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of the seal cannot be read", e);
        }
    }
}
