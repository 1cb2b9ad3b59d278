package org.nightwindow.demo;

import java.time.Duration;
import java.util.List;

/// What somebody comes to declare.
///
/// @param item of the catalogue
/// @param acts what she does on the form, in order
/// @param becomes the state of her case at the console
record Application(String item, List<Act> acts, String becomes) {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// One thing she does on a form.
    sealed interface Act {
        /// Touches what has this id.
        record Touch(String id) implements Act {}

        /// Opens a field, types, and says that she is done.
        record Write(String field, String text) implements Act {}

        /// Types where the keyboard has gone on to by itself, and says that she is done: the second time of the same.
        record Again(String text) implements Act {}
    }

    /// For herself: accepted at once, by rule, and handed on.
    static final Application ENROLMENT = new Application(
            "HRS-04",
            List.of(
                    new Act.Touch("schemes-养老保险"),
                    new Act.Touch("schemes-医疗保险"),
                    new Act.Write("base", "4500"),
                    new Act.Write("mobile", "13800000000")),
            "TRANSFERRED");

    private static final String MOTHER = "990101194403085029";
    private static final Act NEXT_PAGE = new Act.Touch("primary");

    /// For her mother, 82: a person will judge.
    static final Application ALLOWANCE = new Application(
            "CIV-03",
            List.of(
                    new Act.Write("beneficiary_id", MOTHER),
                    new Act.Touch("relation-子女"),
                    new Act.Touch("bank_name-样例农商银行"),
                    NEXT_PAGE,
                    new Act.Write("bank_acct", "6200001234567890128"),
                    new Act.Again("6200001234567890128")),
            "SUBMITTED");

    /// The same by her mother's husband.
    static final Application ALLOWANCE_OF_HIS_WIFE = new Application(
            "CIV-03",
            List.of(
                    new Act.Write("beneficiary_id", MOTHER),
                    new Act.Touch("relation-配偶"),
                    new Act.Touch("bank_name-样例城市银行"),
                    NEXT_PAGE,
                    new Act.Write("bank_acct", "6200001234567890128"),
                    new Act.Again("6200001234567890128")),
            "SUBMITTED");

    /// Hers again, as staff asked her to correct it: what they wrote leaves less room on the first page.
    static final Application ALLOWANCE_CORRECTED = new Application(
            "CIV-03",
            List.of(
                    new Act.Write("beneficiary_id", MOTHER),
                    new Act.Touch("relation-子女"),
                    NEXT_PAGE,
                    new Act.Touch("bank_name-样例农业银行"),
                    new Act.Write("bank_acct", "6200007654321098763"),
                    new Act.Again("6200007654321098763")),
            "SUBMITTED");

    void fillIn(Hand hand) {
        for (Act act : acts) {
            switch (act) {
                case Act.Touch(String id) -> hand.tap(id, SOON);
                case Act.Write(String field, String text) -> {
                    hand.tap(field, SOON);
                    write(hand, text);
                }
                case Act.Again(String text) -> write(hand, text);
            }
        }
    }

    private static void write(Hand hand, String text) {
        hand.type(text, SOON);
        hand.tap("key-done", SOON);
    }

    /// First part of the names of the pictures.
    String album(String language) {
        return language + "-" + item.toLowerCase(java.util.Locale.ROOT);
    }
}
