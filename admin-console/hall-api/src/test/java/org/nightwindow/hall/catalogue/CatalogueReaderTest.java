package org.nightwindow.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void theCatalogueInTheBoxOffersPapersAndDeclarationsOnSixTiles() {
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
        String twice = defaultCatalogue()
                .replace(
                        "      - key: invoice_no\n",
                        "      - {key: first, label: {zh: 再一张, en: Another}, type: record-choice}\n      - key: invoice_no\n");
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
}
