package org.nightwindow.driver.testkit.sdt;

/// One of a million who come once: born in 1970 to 1999 in region 990101, which does not exist.
///
/// @param number 0 to 999,999; another number is another person
public record Stranger(int number) implements Cardholder {
    private static final int MOST = 1_000_000;
    private static final int SEQUENCES = 1000;
    private static final int DAYS = 28;
    private static final int YEARS = 30;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final String NAMES = "安本成东方谷海江林明宁平青山石松文夏新远";

    public Stranger {
        if (number < 0 || number >= MOST) {
            throw new IllegalArgumentException("number must be 0 to 999999: " + number);
        }
    }

    /// GB 11643: region, day of birth, sequence, check character by ISO 7064 MOD 11-2.
    @Override
    public String idNumber() {
        String body = "990101" + birth() + "%03d".formatted(number % SEQUENCES);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + CHECKS.charAt(sum % CHECKS.length());
    }

    @Override
    public DemoCard card() {
        int given = number % NAMES.length();
        String name = "样" + NAMES.charAt(given) + NAMES.charAt(number / NAMES.length() % NAMES.length());
        return DemoCard.citizen(
                name,
                number % 2 == 1 ? "1" : "2",
                "01",
                birth(),
                "样例市示范区样例路" + number + "号",
                idNumber(),
                "样例市公安局示范分局",
                "20200307",
                "20400307");
    }

    private String birth() {
        int day = number / SEQUENCES;
        return "%04d%02d%02d".formatted(1970 + day / DAYS % YEARS, 1 + day / DAYS / YEARS, 1 + day % DAYS);
    }
}
