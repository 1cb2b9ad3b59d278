package org.nightwindow.hall.filing;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;

/// What only the console can open: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM, its key wrapped by RSA-OAEP with
/// SHA-256 for the console's filing certificate. Whoever holds it can send it, not read or change it. Thread-safe.
public final class Envelope {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final AlgorithmIdentifier SHA_256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    private static final AlgorithmIdentifier OAEP = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(
                    SHA_256,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA_256),
                    RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

    /// @param to whose certificate has an RSA key of at least 2048 bits
    /// @return DER
    /// @throws IllegalArgumentException when `to` has another kind of key
    public static byte[] seal(byte[] content, X509Certificate to) {
        if (!to.getPublicKey().getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException(
                    "a filing key is RSA, not " + to.getPublicKey().getAlgorithm());
        }
        try {
            CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(to, OAEP).setProvider(PROVIDER));
            return generator
                    .generate(new CMSProcessableByteArray(content), (OutputAEADEncryptor)
                            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                                    .setProvider(PROVIDER)
                                    .build())
                    .getEncoded();
        } catch (CMSException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("an envelope can always be sealed", e);
        }
    }

    /// @param envelope DER
    /// @param key of the certificate it was sealed to
    /// @return what is in it; empty when it was damaged, changed, or sealed to another key
    public static Optional<byte[]> open(byte[] envelope, PrivateKey key) {
        try {
            for (RecipientInformation recipient :
                    new CMSAuthEnvelopedData(envelope).getRecipientInfos().getRecipients()) {
                return Optional.of(
                        recipient.getContent(new JceKeyTransAuthEnvelopedRecipient(key).setProvider(PROVIDER)));
            }
            return Optional.empty();
        } catch (CMSException | RuntimeException e) { // the library throws all sorts of things at damaged bytes
            return Optional.empty();
        }
    }

    private Envelope() {}
}
