package org.nightwindow.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.catalogue.CatalogueReader.Read;
import org.nightwindow.hall.constraint.NotAfter;
import org.nightwindow.hall.constraint.NotInFuture;

class CatalogueReaderTest {

    static String defaultCatalogue() {
        try (InputStream yaml = CatalogueReader.class.getResourceAsStream("default-catalogue.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Catalogue accepted(String yaml) {
        assertThat(CatalogueReader.read(yaml)).isInstanceOf(Read.Accepted.class);
        return ((Read.Accepted) CatalogueReader.read(yaml)).catalogue();
    }

    private static List<CatalogueProblem> rejected(String yaml) {
        assertThat(CatalogueReader.read(yaml)).isInstanceOf(Read.Rejected.class);
        return ((Read.Rejected) CatalogueReader.read(yaml)).problems();
    }

    @Test
    void theCatalogueInTheBoxOffersPapersAndDeclarationsOnSomeOfSixTiles() {
        Catalogue catalogue = accepted(defaultCatalogue());
        assertThat(catalogue.tasks()).hasSize(6);
        assertThat(catalogue.tasks().stream().filter(task -> !task.items().isEmpty()))
                .extracting(Catalogue.Task::id)
                .containsExactly("property", "tax", "invoice", "declare");
        Item item = catalogue.item("TAX-01").orElseThrow();
        assertThat(item.level()).isEqualTo(Item.Level.L2);
        assertThat(item.devices()).containsExactly("id-card-reader", "code-scanner", "document-printer");
        assertThat(item.field("period_from").orElseThrow().constraints())
                .containsExactly(new NotInFuture(), new NotAfter("period_to"));
    }

    @Test
    void aWrongCatalogueIsRejectedWholeWithEveryErrorListed() {
        String yaml = defaultCatalogue()
                .replace("vocabulary: 3", "vocabulary: 99")
                .replaceFirst("department: tax", "department: taxes")
                .replaceFirst("level: L2", "level: L7")
                .replaceFirst("minutes: 2", "minutes: many")
                .replaceFirst("notAfter: period_to", "notAfter: period_end")
                .replaceFirst("spanMonths", "spanYears")
                .replace("items: [TAX-01]", "items: [TAX-01, TAX-99]")
                .replaceFirst("fee-fen: 0", "fee-fen: 0\n    fee: free");
        assertThat(rejected(yaml))
                .extracting(CatalogueProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p).startsWith("vocabulary: this software reads up to 3"),
                        p -> assertThat(p).startsWith("items[0].department: there is no department \"taxes\""),
                        p -> assertThat(p).startsWith("items[0].level: must be one of [l1, l2, l3], was \"L7\""),
                        p -> assertThat(p).startsWith("items[0].minutes: must be a whole number from 1 to 60"),
                        p -> assertThat(p)
                                .startsWith("items[0].fields[0].constraints[1].notAfter: this form has no field"),
                        p -> assertThat(p)
                                .startsWith("items[0].fields[1].constraints[1]: no rule is called \"spanYears\""),
                        p -> assertThat(p).startsWith("items[0]: has the unknown key \"fee\""),
                        p -> assertThat(p).startsWith("tasks[1].items: there is no item \"TAX-99\""));
    }

    @Test
    void aFormHasOneListOfRecordsAtMost_andOneOfThemIsRefusedByName() {
        String invoices = "        type: record-choice\n        required: true\n";
        String twice = defaultCatalogue()
                .replace(
                        invoices,
                        invoices + "      - {key: second, label: {zh: 再一张, en: Another}, type: record-choice}\n");
        assertThat(rejected(twice))
                .extracting(CatalogueProblem::toString)
                .containsExactly("items[2].fields[1]: a form has one record-choice at most");
    }

    @Test
    void whatIsNoYamlSaysInWhichLine() {
        assertThat(rejected("version: 1\n  tasks: [")).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("line 2");
            assertThat(problem.message()).startsWith("is no YAML");
        });
    }

    @Test
    void aKeyWrittenTwiceIsNoticed() {
        assertThat(rejected(defaultCatalogue() + "\nversion: other\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Duplicate field 'version'"));
    }

    @Test
    void nothingAtAllIsRejected() {
        assertThat(rejected("")).hasSize(1);
        assertThat(rejected("[]")).hasSize(1);
    }

    @Test
    void aKeyThatIsNoKeyIsRejected() {
        assertThat(rejected(defaultCatalogue() + "\nissuers: {app: bm8=}\n"))
                .extracting(CatalogueProblem::path)
                .containsExactly("issuers.app");
    }

    @Test
    void whatIsDeclaredSaysWhoAcceptsIt_byWhen_andWhatIsSigned() {
        Catalogue catalogue = accepted(defaultCatalogue());
        Declaring byRule = catalogue.item("HRS-04").orElseThrow().declaring().orElseThrow();
        assertThat(byRule.acceptance()).isEqualTo(Declaring.Acceptance.RULE);
        assertThat(byRule.beneficiary()).isEmpty();
        Declaring byPerson = catalogue.item("CIV-03").orElseThrow().declaring().orElseThrow();
        assertThat(byPerson.acceptance()).isEqualTo(Declaring.Acceptance.PERSON);
        assertThat(byPerson.limits()).isEqualTo(new Declaring.Limits(20, 10, Declaring.Limits.Unit.WORKING_DAY));
        assertThat(byPerson.beneficiary()).contains("beneficiary_id");
        assertThat(catalogue.items().values().stream().filter(item -> item.mode() != Item.Mode.DECLARE))
                .allMatch(item -> item.declaring().isEmpty());
    }

    @Test
    void aDeclarationThatCannotBeJudgedLaterIsRejectedNow() {
        String yaml = defaultCatalogue()
                .replace("promised: 10", "promised: 21")
                .replace("acceptance: person", "acceptance: nobody")
                .replace("code: 1199010100DEM004X64990500003000", "code: 4")
                .replace("beneficiary: beneficiary_id", "beneficiary: bank_name")
                .replace(
                        "source: card}\n    fields:\n      - key: name\n        label: {zh: 姓名",
                        "source: scan}\n    fields:\n      - key: name\n        label: {zh: 姓名")
                .replace("type: money", "type: money\n        prefill: name")
                .replace("{ageAtLeast: 80}", "{ageAtLeast: 800}")
                .replace("{checksum: luhn}", "{checksum: crc}, {script: latin}")
                .replace("from: id_no}", "from: card}");
        assertThat(rejected(yaml))
                .extracting(CatalogueProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p).startsWith("items[3].declare.materials[0].source: must be one of [card]"),
                        p -> assertThat(p).startsWith("items[3].fields[3]: only a text has \"prefill\""),
                        p -> assertThat(p).startsWith("items[4].declare.code: must look like"),
                        p -> assertThat(p).startsWith("items[4].declare.acceptance: must be one of [rule, person]"),
                        p -> assertThat(p)
                                .startsWith("items[4].declare.limits.promised: must be a whole number from 0 to 20"),
                        p -> assertThat(p)
                                .startsWith("items[4].declare.beneficiary: must be the key of a required field"),
                        p -> assertThat(p).startsWith("items[4].fields[2].constraints[1].ageAtLeast: must be a whole"),
                        p -> assertThat(p).contains("requiredWhenDifferent.from: this form has no field \"card\""),
                        p -> assertThat(p).startsWith("items[4].fields[5].constraints[1].checksum: must be one of"),
                        p -> assertThat(p).startsWith("items[4].fields[5].constraints[2].script: must be one of"));
    }

    @Test
    void anItemThatIsDeclaredSaysHow_andNoOtherDoes() {
        assertThat(rejected(defaultCatalogue().replace("mode: declare", "mode: query")))
                .extracting(CatalogueProblem::path)
                .containsExactly("items[3]", "items[4]");
    }

    @Test
    void declarationsAreSealedToARealKeyOrToNone() throws Exception {
        assertThat(accepted(defaultCatalogue()).filingCertificate()).isEmpty();
        assertThat(accepted(defaultCatalogue() + filing(certificate("RSA", 2048, "SHA256withRSA")))
                        .filingCertificate())
                .isPresent();
        for (String bad : List.of(
                certificate("EC", 256, "SHA256withECDSA"),
                certificate("RSA", 1024, "SHA256withRSA"),
                "no certificate")) {
            assertThat(rejected(defaultCatalogue() + filing(bad)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.toString())
                            .startsWith("filing.certificate: must be an X.509 certificate in PEM with an RSA key"));
        }
    }

    private static String filing(String pem) {
        return "\nfiling:\n  certificate: |\n" + pem.indent(4);
    }

    private static String certificate(String algorithm, int bits, String signature) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
        keys.initialize(bits);
        KeyPair pair = keys.generateKeyPair();
        X500Name name = new X500Name("CN=filing");
        byte[] der = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----";
    }
}
