using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Appointments;

/// <summary>A type of appointment as staff want it; one that is not there yet is entered under the id that its form brings.</summary>
public sealed record AppointmentTypeWanted(Guid OfferingId, string Name, string Summary, string ForWhom, string NameInMessages)
{
    public required IReadOnlyList<int> Lengths { get; init; }

    public required int EveryMinutes { get; init; }

    public int MinutesBefore { get; init; }

    public int MinutesAfter { get; init; }

    /// <summary>For each need the resources of which any will do.</summary>
    public required IReadOnlyList<IReadOnlyList<Guid>> Needs { get; init; }

    public WhoMayBook WhoMayBook { get; init; }

    /// <summary>What the allowance counts and the price is of.</summary>
    public CountedIn CountedIn { get; init; }

    public MonthlyAllowance? Allowance { get; init; }

    public PriceRule Price { get; init; } = PriceRule.Free;

    public BookingWindow Window { get; init; } = BookingWindow.Usual;

    public bool IsPublished { get; init; } = true;

    public bool IsSilent { get; init; }

    /// <summary>What messages say; only a new type takes it, later it is changed where all messages are.</summary>
    public required OfferingMessages Messages { get; init; }

    /// <summary>The version of the type that the form was filled from; empty for a new one.</summary>
    public string Seen { get; init; } = "";

    internal CalendarRefusal? FindObjection() =>
        Lengths.Count == 0 || Lengths.Any(IsNoLength) || IsNoLength(EveryMinutes) || MinutesBefore is < 0 or > 240 || MinutesAfter is < 0 or > 240
            ? CalendarRefusal.WrongLength
        : Needs.Count == 0 || Needs.Any(need => need.Count == 0) ? CalendarRefusal.NothingNeeded
        : null;

    private static bool IsNoLength(int minutes) => minutes is < 5 or > 720;
}

/// <summary>Use case of staff: enters a type of appointment or changes one. What was given keeps its time and its price.</summary>
public sealed class KeepAppointmentType(ServicesDbContext db)
{
    /// <summary>The type, or why not; null when it needs a resource that is not there.</summary>
    public async Task<Outcome<AppointmentType, CalendarRefusal>?> RunAsync(AppointmentTypeWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] resourceIds = [.. wanted.Needs.SelectMany(need => need).Distinct()];
        if (await db.Resources.CountAsync(one => resourceIds.Contains(one.Id), cancellationToken) != resourceIds.Length)
        {
            return null;
        }

        return await db.LockAsync<AppointmentType, CalendarRefusal>([wanted.OfferingId], async () =>
        {
            if (wanted.FindObjection() is { } objection)
            {
                return objection;
            }

            var type = await db.AppointmentTypes.Include(one => one.Needs).SingleOrDefaultAsync(one => one.Id == wanted.OfferingId, cancellationToken);
            if (type is not null && wanted.Seen.Length > 0 && VersionOf(type) != wanted.Seen)
            {
                return CalendarRefusal.ChangedMeanwhile;
            }

            if (type is null)
            {
                type = new()
                {
                    Id = wanted.OfferingId, Name = wanted.Name, Lengths = [.. wanted.Lengths], EveryMinutes = wanted.EveryMinutes, IsPublished = false, Messages = wanted.Messages,
                    Order = await db.Offerings.CountAsync(cancellationToken) + 1,
                };
                db.AppointmentTypes.Add(type);
            }

            Write(wanted, type);
            return type;
        }, cancellationToken);
    }

    /// <summary>What tells one state of a type from another: 16 hexadecimal digits.</summary>
    public static string VersionOf(AppointmentType type) => StateMark.Of(
        type.Name, type.Summary, type.ForWhom, type.NameInMessages, string.Join(',', type.Lengths), type.EveryMinutes, type.MinutesBefore, type.MinutesAfter,
        type.WhoMayBook, type.CountedIn, type.Allowance, type.Price, type.Window, type.IsPublished, type.IsSilent,
        string.Join(',', type.Needs.OrderBy(need => need.Number).ThenBy(need => need.ResourceId).Select(need => $"{need.Number}:{need.ResourceId}")));

    private static void Write(AppointmentTypeWanted wanted, AppointmentType type)
    {
        (type.Name, type.Summary, type.ForWhom, type.NameInMessages) = (wanted.Name, wanted.Summary, wanted.ForWhom, wanted.NameInMessages);
        (type.Lengths, type.EveryMinutes, type.MinutesBefore, type.MinutesAfter) = ([.. wanted.Lengths], wanted.EveryMinutes, wanted.MinutesBefore, wanted.MinutesAfter);
        (type.WhoMayBook, type.CountedIn, type.Allowance) = (wanted.WhoMayBook, wanted.CountedIn, wanted.Allowance);
        (type.Price, type.Window) = (wanted.Price, wanted.Window);
        type.IsSilent = wanted.IsSilent;
        type.Show(wanted.IsPublished);
        var needs = wanted.Needs.SelectMany((need, index) => need.Distinct().Select(id => (Number: index + 1, ResourceId: id))).ToList();
        type.Needs.RemoveAll(need => !needs.Contains((need.Number, need.ResourceId)));
        type.Needs.AddRange(needs.Except(type.Needs.Select(need => (need.Number, need.ResourceId))).ToList()
            .Select(need => new ResourceNeed { OfferingId = type.Id, Number = need.Number, ResourceId = need.ResourceId }));
    }
}
