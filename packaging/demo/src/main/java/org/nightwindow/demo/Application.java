package org.nightwindow.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nightwindow.hall.Text;

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

        /// Opens a field, writes a name by pinyin, syllable by syllable, and says that she is done.
        ///
        /// @param syllables one for each character
        record Pinyin(String field, List<String> syllables, String name) implements Act {}

        /// Writes something wrong, reads why it is wrong, clears it away and writes it right.
        ///
        /// @param why what the catalogue says
        record Mistake(String field, String wrong, Text why, String right) implements Act {}
    }

    /// For herself: accepted at once, by rule, and handed on.
    static final Application ENROLMENT = new Application(
            "HRS-04",
            List.of(
                    new Act.Touch("schemes-养老保险"),
                    new Act.Touch("schemes-医疗保险"),
                    new Act.Write("base", "4500"),
                    new Act.Mistake(
                            "mobile",
                            "1380000000",
                            new Text("手机号码是 11 位，1 开头", "A mobile number has 11 digits and begins with 1"),
                            "13800000000")),
            "TRANSFERRED");

    private static final String MOTHER = "990101194403085029";
    private static final Act HER_NAME = new Act.Pinyin("bank_holder", List.of("yang", "yue", "hua"), "样月华");
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
                    new Act.Again("6200001234567890128"),
                    HER_NAME),
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
                    new Act.Again("6200001234567890128"),
                    HER_NAME),
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
                    new Act.Again("6200007654321098763"),
                    HER_NAME),
            "SUBMITTED");

    /// The same by him, in one go with what staff asked him to correct.
    static final Application ALLOWANCE_OF_HIS_WIFE_CORRECTED = new Application(
            "CIV-03",
            List.of(
                    new Act.Write("beneficiary_id", MOTHER),
                    new Act.Touch("relation-配偶"),
                    new Act.Touch("bank_name-样例城市银行"),
                    NEXT_PAGE,
                    new Act.Write("bank_acct", "6200007654321098763"),
                    new Act.Again("6200007654321098763"),
                    HER_NAME),
            "SUBMITTED");

    /// @return what she read of her mistakes, in her words
    List<String> fillIn(Hand hand, boolean english) {
        List<String> explained = new ArrayList<>();
        for (Act act : acts) {
            switch (act) {
                case Act.Touch(String id) -> hand.tap(id, SOON);
                case Act.Write(String field, String text) -> {
                    hand.tap(field, SOON);
                    write(hand, text);
                }
                case Act.Again(String text) -> write(hand, text);
                case Act.Pinyin(String field, List<String> syllables, String name) -> {
                    hand.tap(field, SOON);
                    for (int i = 0; i < syllables.size(); i++) {
                        String letters = syllables.get(i);
                        hand.type(letters, SOON);
                        hand.await(
                                "what is offered for it",
                                SOON,
                                sight -> sight.texts().contains(letters));
                        hand.choose(name.substring(i, i + 1), SOON);
                        hand.await(
                                "what was chosen", SOON, sight -> !sight.texts().contains(letters));
                    }
                    hand.tap("key-done", SOON);
                }
                case Act.Mistake(String field, String wrong, Text why, String right) -> {
                    hand.tap(field, SOON);
                    write(hand, wrong);
                    String says = english ? why.en() : why.zh();
                    Hand.Sight told = hand.await("why it is wrong", SOON, sight -> sight.says(says));
                    told.texts().stream().filter(text -> text.contains(says)).forEach(explained::add);
                    hand.tap(field, SOON);
                    hand.tap("key-clear", SOON);
                    write(hand, right);
                }
            }
        }
        return explained;
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
