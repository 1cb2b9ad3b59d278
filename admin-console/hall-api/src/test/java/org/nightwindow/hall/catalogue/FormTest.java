package org.nightwindow.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.constraint.CheckContext;

class FormTest {
    private static final CheckContext TODAY = new CheckContext(LocalDate.of(2026, 11, 21));
    private final Item item = CatalogueReaderTest.accepted(CatalogueReaderTest.defaultCatalogue())
            .item("TAX-01")
            .orElseThrow();

    private List<FieldProblem> check(String from, String to, String types, String purpose) {
        return Form.check(
                item, Map.of("period_from", from, "period_to", to, "tax_types", types, "purpose", purpose), TODAY);
    }

    @Test
    void aGoodFormHasNoProblem() {
        assertThat(check("2026-01", "2026-11", "个人所得税,契税", "贷款")).isEmpty();
        assertThat(check("2021-12", "2026-11", "", "其他")).isEmpty();
    }

    @Test
    void itStartsWithThisYearSoFar() {
        assertThat(Form.presets(item, TODAY))
                .containsEntry("period_from", "2026-01")
                .containsEntry("period_to", "2026-11")
                .containsEntry("purpose", "");
    }

    @Test
    void everyProblemIsToldAtOnceInBothLanguages() {
        List<FieldProblem> problems = check("2026-13", "2026-12", "个人所得税,个人所得税", "");
        assertThat(problems)
                .extracting(FieldProblem::key)
                .containsExactly("period_from", "period_to", "tax_types", "purpose");
        assertThat(problems.get(1).message().zh()).isEqualTo("这个月还没有到，最晚选 2026-11");
        assertThat(problems.get(3).message().en()).isEqualTo("Please choose: Purpose");
    }

    @Test
    void aPeriodTheWrongWayRoundIsExplained() {
        assertThat(check("2026-05", "2026-04", "", "贷款"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().zh()).isEqualTo("不能晚于“税款所属期止”（2026-04）"));
    }

    @Test
    void sixtyMonthsAreFineAndSixtyOneAreNot() {
        assertThat(check("2021-12", "2026-11", "", "贷款")).isEmpty();
        assertThat(check("2021-11", "2026-11", "", "贷款"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message().zh()).isEqualTo("一次最多开 60 个月，从 2021-11 起最晚到 2026-10"));
    }

    @Test
    void whatTheFormDoesNotHaveIsRefused() {
        Map<String, String> values = new HashMap<>(Form.presets(item, TODAY));
        values.put("purpose", "贷款");
        values.put("amount", "1");
        assertThat(Form.check(item, values, TODAY))
                .extracting(FieldProblem::key)
                .containsExactly("amount");
    }

    @Test
    void aFloodOfTextIsNotEchoed() {
        assertThat(check("2026-01", "2026-11", "", "𠮷".repeat(10_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().zh()).hasSizeLessThan(80));
    }

    @Test
    void aRecordIsChosenByItsNumber_andNothingElseIsTakenForOne() {
        Item invoice = CatalogueReaderTest.accepted(CatalogueReaderTest.defaultCatalogue())
                .item("TAX-04")
                .orElseThrow();
        assertThat(Form.check(invoice, Map.of("invoice_no", "26990100000000010844"), TODAY))
                .isEmpty();
        assertThat(Form.check(invoice, Map.of(), TODAY))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().zh()).isEqualTo("请选择要打印的发票"));
        for (String wrong : List.of("1' or '1'='1", "2699 0100", "９９", "x".repeat(65), "\uE863")) {
            assertThat(Form.check(invoice, Map.of("invoice_no", wrong), TODAY))
                    .as(wrong)
                    .hasSize(1);
        }
    }
}
