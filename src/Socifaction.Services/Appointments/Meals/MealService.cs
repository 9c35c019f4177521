using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>The offering: a warm meal on its days, eaten where it is cooked or brought home, ordered until a deadline.</summary>
public sealed class MealService : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.Contribution, PriceKind.Flat];

    public override int MostDaysAhead => MealSettings.MostDaysAhead;

    public override bool ShutsByWindow => false;

    /// <summary>Between the diets of <see cref="Diets"/>.</summary>
    public const char DietDivider = ';';

    /// <summary>The days of the week on which meals are served; never on public holidays.</summary>
    public Weekdays ServedOn { get; set; } = Weekdays.Working;

    /// <summary>When meals are served or brought.</summary>
    public LocalTime ServedFrom { get; set; } = new(12, 0);

    /// <summary>Until when.</summary>
    public LocalTime ServedUntil { get; set; } = new(13, 0);

    /// <summary>How many days before the meal the deadline falls; 0 is the same day.</summary>
    public int DeadlineDaysBefore { get; set; } = 1;

    /// <summary>At what time of that day residents may still order and cancel by themselves.</summary>
    public LocalTime DeadlineTime { get; set; } = new(12, 0);

    /// <summary>The most portions of a day; none while there are always enough.</summary>
    public int? MostPortions { get; set; }

    /// <summary>Whether meals may be eaten where they are cooked.</summary>
    public bool IsEatenHere { get; set; } = true;

    /// <summary>Whether meals are brought home.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>The diets the kitchen cooks, divided by semicolons.</summary>
    public string Diets { get; set; } = "";

    /// <summary>Raised when the settings change; settings changed from an older version are refused.</summary>
    public int SettingsVersion { get; set; } = 1;

    /// <summary>The diets the kitchen cooks.</summary>
    public IReadOnlyList<string> DietList => Diets.Split(DietDivider, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether meals are served on such a day at all; the kitchen may be closed on it for all that.</summary>
    public bool IsServedOn(LocalDate date) => ServedOn.Has(date.DayOfWeek) && !PublicHolidays.IsHoliday(date);

    /// <summary>The last moment at which residents may order the meal of a day, change or cancel it by themselves.</summary>
    public Instant DeadlineOf(LocalDate date, DateTimeZone zone) => zone.InstantOf(date.PlusDays(-DeadlineDaysBefore), DeadlineTime);
}
