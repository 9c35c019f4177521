namespace Socifaction.Services.Web.Input;

/// <summary>Why a text is not taken as a time of day.</summary>
public enum TimeRefusal
{
    Empty,
    NotATime,
    OutsideTheDay,
}

/// <summary>Why a text, or three fields, are not taken as a date.</summary>
public enum DateRefusal
{
    Empty,
    NotADate,
    Ambiguous,
    MissingYear,
    MissingMonth,
    MissingDay,
    NoSuchMonth,
    NoSuchDay,
    WeekdayDiffers,
    YearOutOfRange,
}

/// <summary>Why a text is not taken as a whole number.</summary>
public enum NumberRefusal
{
    Empty,
    NotANumber,
    NotWhole,
    OutsideRange,
}

/// <summary>Why a text is not taken as an amount of money.</summary>
public enum MoneyRefusal
{
    Empty,
    NotMoney,
    Negative,
    TooPrecise,
    TooMuch,
}
