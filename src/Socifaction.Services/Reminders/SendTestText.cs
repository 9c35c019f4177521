using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>Why no test text was sent.</summary>
public enum TestRefusal
{
    /// <summary>The person has no number that receives SMS.</summary>
    NoMobile = 1,

    /// <summary>The number was sent one today.</summary>
    SentToday,

    /// <summary>The number has had enough messages today.</summary>
    DayLimit,

    /// <summary>The month's money for SMS is spent.</summary>
    Budget,

    /// <summary>Staff send from a telephone of their own: they see there what arrives.</summary>
    ByHand,
}

/// <summary>
/// Use case of staff: a text to a person's mobile telephone, to see whether texts arrive there. One a day for a number. It is written
/// down before the provider is asked and never sent again.
/// </summary>
public sealed class SendTestText(
    ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, Outgoing outgoing, SmsBudget budget, SendingLimits limits,
    TwilioSettings twilio, ReminderTimes times)
{
    private static readonly Duration ValidFor = Duration.FromHours(1);

    private const string Template = "{iniciatyva}: bandomoji žinutė. Jei ją gavote, priminimai Jus pasieks. Skambinkite {tel}";

    /// <summary>The text and what the provider answered; the same form again gives the same; null when there is no such person.</summary>
    public async Task<Outcome<TestText, TestRefusal>?> RunAsync(Guid id, Guid residentId, Actor by, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == residentId, cancellationToken))
        {
            return null;
        }

        var words = ReminderText.Word(Template, current.Value);
        var isNew = false;
        var written = await db.LockAsync<TestText, TestRefusal>([current.Id.Value], async () =>
        {
            if (await db.TestTexts.SingleOrDefaultAsync(text => text.Id == id, cancellationToken) is { } given)
            {
                return given;
            }

            if (await db.Phones.Where(phone => phone.ResidentId == residentId && phone.Kind == PhoneKind.Mobile)
                .OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefaultAsync(cancellationToken) is not { } number)
            {
                return TestRefusal.NoMobile;
            }

            if (await FindRefusalAsync(number, words.Parts, cancellationToken) is { } why)
            {
                return why;
            }

            var text = new TestText
            {
                Id = id, ResidentId = residentId, To = number, Parts = words.Parts, At = clock.Now, ById = by.Id, ByName = by.Name,
                CallbackKey = CallbackKey.New(current.Id),
            };
            db.TestTexts.Add(text);
            isNew = true;
            return text;
        }, cancellationToken);
        return written.Refused(out var test, out var refusal) ? refusal
            : isNew ? await SendAsync(test, words.Body, cancellationToken)
            : test;
    }

    private async Task<TestRefusal?> FindRefusalAsync(string number, int parts, CancellationToken cancellationToken)
    {
        var since = clock.Zone.InstantOf(clock.Today, LocalTime.Midnight);
        return current.Value.SendsByHand ? TestRefusal.ByHand
            : await db.TestTexts.AnyAsync(text => text.To == number && text.At >= since, cancellationToken) ? TestRefusal.SentToday
            : await limits.CountTodayAsync(number, cancellationToken) >= times.MostADay ? TestRefusal.DayLimit
            : current.Value.SmsBudgetCents is { } most && await budget.SpentCentsAsync(cancellationToken) + budget.CentsOf(parts) > most ? TestRefusal.Budget
            : null;
    }

    private async Task<TestText> SendAsync(TestText test, string body, CancellationToken cancellationToken)
    {
        var answer = await outgoing.SendAsync(
            new(current.Value.SmsSender, test.To, body, twilio.CallbackOf(test.CallbackKey, 1), ValidFor) { Reference = test.CallbackKey }, cancellationToken);
        var status = answer.Verdict switch
        {
            SendVerdict.Accepted => ReminderRank.StatusOf(answer.ProviderStatus!) ?? ReminderStatus.Accepted,
            SendVerdict.Unknown => ReminderStatus.Unknown,
            SendVerdict.Refused or SendVerdict.TryLater or SendVerdict.NotSignedIn => ReminderStatus.Failed,
        };

        // A callback may have been here first.
        await db.TestTexts.Where(text => text.Id == test.Id && text.Status == ReminderStatus.Sending)
            .ExecuteUpdateAsync(
                s => s.SetProperty(text => text.Status, status).SetProperty(text => text.ProviderSid, answer.Sid)
                    .SetProperty(text => text.ErrorCode, answer.ErrorCode),
                cancellationToken);
        return await db.TestTexts.AsNoTracking().SingleAsync(text => text.Id == test.Id, cancellationToken);
    }
}
