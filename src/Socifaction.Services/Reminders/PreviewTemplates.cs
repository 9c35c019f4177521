using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>How a kind of message would read, and whether some of its words keep their letters lest they turn into others; no message when it is empty.</summary>
public sealed record TemplatePreview(ReminderKind Kind, WordedReminder? Message, bool KeepsLetters);

/// <summary>Query: an offering's messages as they would read to whoever comes next, or about an example when nobody does.</summary>
public sealed class PreviewTemplates(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ISmsSender sender)
{
    /// <summary>One preview a kind.</summary>
    public async Task<IReadOnlyList<TemplatePreview>> RunAsync(Offering offering, OfferingMessages messages, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var next = await db.Bookings.AsNoTracking()
            .Where(booking => booking.OfferingId == offering.Id && booking.Status == BookingStatus.Booked && booking.StartsAt > now)
            .OrderBy(booking => booking.StartsAt).ThenBy(booking => booking.Id).FirstOrDefaultAsync(cancellationToken);
        var calledBy = next?.ResidentId is { } id ? (await db.Residents.AsNoTracking().SingleAsync(person => person.Id == id, cancellationToken)).CalledBy : "";
        var isTwoWay = sender.IsTwoWayFor(current.Value);
        return [.. TemplateCheck.Kinds.Select(kind => Preview(kind, ReminderText.TemplateOf(messages, kind, isTwoWay), offering, next, calledBy))];
    }

    private TemplatePreview Preview(ReminderKind kind, string template, Offering offering, Booking? next, string calledBy)
    {
        if (template.Length == 0)
        {
            return new(kind, null, false);
        }

        // Nobody has been offered what is booked already, so an offer's own hours are always an example's.
        var message = next is null || kind == ReminderKind.Offer
            ? ReminderText.Example(template, current.Value, offering.SaidName)
            : ReminderText.Word(template, current.Value, offering.SaidName, [next], [], kind == ReminderKind.DayBefore ? next.Date.PlusDays(-1) : clock.Today, calledBy: calledBy);
        return new(kind, message, !current.Value.SmsWithLetters && PlainLetters.KeepsAny(message.Body, PlainLetters.KeptWith(current.Value.KeptWords)));
    }
}
