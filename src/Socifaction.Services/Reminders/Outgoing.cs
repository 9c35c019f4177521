using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>
/// The one door through which SMS and calls leave. While the initiative rehearses they go to the staff's number only, with whom they are
/// meant for in front; without such a number they stay in the outbox. Nothing else in the house asks an <see cref="ISmsSender"/> to send.
/// </summary>
public sealed class Outgoing(ISmsSender sender, ServicesDbContext db, CurrentInitiative current, IClock clock)
{
    private const string Mark = "[Bandymas: ";
    private const int Longest = 1600;

    /// <summary>Where a message goes and what it says there.</summary>
    public async Task<(string To, string Body)> AddressAsync(Reminder row, CancellationToken cancellationToken)
    {
        if (!current.Value.IsRehearsing)
        {
            return (row.To, row.Body);
        }

        var who = await db.Residents.Where(resident => resident.Id == row.ResidentId)
            .Select(resident => new { resident.GivenName, resident.Surname }).SingleAsync(cancellationToken);
        return Rehearsed(row.To, row.Body, $"{who.GivenName} {who.Surname.FirstOrDefault()}.");
    }

    /// <summary>Asks the provider once.</summary>
    public async Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        if (!current.Value.IsRehearsing)
        {
            return await sender.SendAsync(message, cancellationToken);
        }

        // Whatever was asked for, nobody but staff is reached.
        var (to, body) = Rehearsed(message.To, message.Body, PhoneNumber.FromE164(message.To).NationalForm);
        if (current.Value.RehearsalPhone is not null)
        {
            return await sender.SendAsync(message with { To = to, Body = body }, cancellationToken);
        }

        var kept = new OutboxSms { To = to, Body = body, At = clock.GetCurrentInstant() };
        db.OutboxSms.Add(kept);
        await db.SaveChangesAsync(cancellationToken);
        return new(SendVerdict.Accepted, OutboxSmsSender.SidOf(kept), OutboxSmsSender.Delivered);
    }

    /// <summary>Writes down an SMS that is paid for and about no booking.</summary>
    public async Task NoteAsync(SpentOn on, string body, CancellationToken cancellationToken)
    {
        db.SpentTexts.Add(new SpentText { On = on, Parts = SmsParts.Of(body).Count, At = clock.GetCurrentInstant() });
        await db.SaveChangesAsync(cancellationToken);
    }

    private (string To, string Body) Rehearsed(string to, string body, string who)
    {
        var marked = body.StartsWith(Mark, StringComparison.Ordinal) ? body
            : $"{Mark}{(current.Value.SmsWithLetters ? who : PlainLetters.Fold(who))}] {body}";
        return (current.Value.RehearsalPhone ?? to, marked[..Math.Min(marked.Length, Longest)]);
    }
}
