package org.nightwindow.driver.testkit.sdt;

import java.util.List;

/// The six people of the demo hall. Their region 990101 does not exist; their check digits are right, so that
/// validators work. Nobody real can be meant.
public enum DemoPeople implements Cardholder {
    YIMING("样一鸣", "990101199003071018", 1, "20200307", "20400307"),
    RUOXI("样若溪", "990101198511122024", 2, "20161112", "20361112"),
    /// Over 46 when the card was issued: valid without end.
    CHANGLIN("样长林", "990101195506013030", 1, "20110601", "长期"),
    CAIWEI("样采薇", "99010119680920404X", 2, "20180920", "长期"),
    ZHIYUAN("样知远", "990101200208155018", 1, "20220815", "20320815"),
    /// Over 80.
    YUEHUA("样月华", "990101194403085029", 2, "20080308", "长期");

    private final String fullName;
    private final String idNumber;
    private final int sex;
    private final String validFrom;
    private final String validTo;

    DemoPeople(String fullName, String idNumber, int sex, String validFrom, String validTo) {
        this.fullName = fullName;
        this.idNumber = idNumber;
        this.sex = sex;
        this.validFrom = validFrom;
        this.validTo = validTo;
    }

    public String fullName() {
        return fullName;
    }

    @Override
    public String idNumber() {
        return idNumber;
    }

    /// 1 male, 2 female (GB/T 2261.1).
    public int sex() {
        return sex;
    }

    @Override
    public DemoCard card() {
        return DemoCard.citizen(
                fullName,
                Integer.toString(sex),
                "01",
                idNumber.substring(6, 14),
                "样例市示范区样例路" + idNumber.substring(14, 17) + "号",
                idNumber,
                "样例市公安局示范分局",
                validFrom,
                validTo);
    }

    /// All six cards, in the order of the catalogue.
    public static List<DemoCard> cards() {
        return List.of(values()).stream().map(DemoPeople::card).toList();
    }
}
