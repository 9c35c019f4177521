namespace Socifaction.Services.Time;

/// <summary>A public holiday of Lithuania, in the order of the year.</summary>
public enum PublicHoliday
{
    NewYear,
    RestorationOfTheState,
    RestorationOfIndependence,
    EasterSunday,
    EasterMonday,
    LabourDay,
    MothersDay,
    FathersDay,
    Midsummer,
    StatehoodDay,
    Assumption,
    AllSaints,
    AllSouls,
    ChristmasEve,
    ChristmasDay,
    SecondChristmasDay,
}
