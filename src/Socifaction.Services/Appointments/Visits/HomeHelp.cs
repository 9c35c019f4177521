using Socifaction.Services.Bookings;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>The offering: a worker comes to a person's home and helps there.</summary>
public sealed class HomeHelp : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.PerHour];

    /// <summary>What stands between the words of tasks.</summary>
    public const char TaskDivider = ';';

    /// <summary>What may be done at somebody's home, divided by semicolons. No health words.</summary>
    public string Tasks { get; set; } = "";

    /// <summary>The tasks one by one.</summary>
    public IReadOnlyList<string> TaskList => Split(Tasks);

    /// <summary>Raised by every change of the settings; a change made from an older version is refused.</summary>
    public int HelpVersion { get; set; } = 1;

    /// <summary>Kept tasks one by one.</summary>
    public static IReadOnlyList<string> Split(string tasks) => tasks.Split(TaskDivider, StringSplitOptions.RemoveEmptyEntries);
}
