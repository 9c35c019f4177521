using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>One message in the list.</summary>
public sealed record MessageRow(Reminder Message, string Name);

/// <summary>Whom to telephone, then every message of two weeks and what became of it.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(
    ServicesDbContext db, CallList calls, RecordCall record, InitiativeClock clock, SmsGateways gateways, PageFrame frame, SignedIn signedIn,
    CurrentInitiative current) : PageModel
{
    private const int Most = 300;

    /// <summary>What staff say of a call.</summary>
    public static IReadOnlyList<CallOutcome> Outcomes { get; } = [CallOutcome.Reached, CallOutcome.ToldRelatives, CallOutcome.NoAnswer];

    [BindProperty]
    public string? RequestId { get; set; }

    /// <summary>The message the call stood for.</summary>
    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>When the timers last struck, if one has been silent alarmingly long.</summary>
    public Instant? SilentSince { get; private set; }

    /// <summary>Whether the provider refuses our name and password.</summary>
    public bool IsLockedOut { get; private set; }

    /// <summary>Whether messages stand in the outbox instead of being sent.</summary>
    public bool HasOutbox => !gateways.IsSet || (frame.IsRehearsing && frame.RehearsalPhone.Length == 0);

    /// <summary>Whether staff send SMS from a telephone of their own.</summary>
    public bool SendsByHand => current.Value.SendsByHand;

    /// <summary>SMS from people that nobody has read yet.</summary>
    public int Unread { get; private set; }

    /// <summary>Whose ride no run keeps.</summary>
    public IReadOnlyList<UncoveredRide> Uncovered { get; private set; } = [];

    public CallsNow Calls { get; private set; } = null!;

    /// <summary>Who telephones, by name.</summary>
    public string Caller => signedIn.Staff!.Name;

    /// <summary>On whose behalf.</summary>
    public string Initiative => current.Value.Name;

    /// <summary>Who rang and was not answered.</summary>
    public CallBackList ToCallBack { get; private set; } = null!;

    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];

    /// <summary>Of the messages, those that only wait for a day after tomorrow.</summary>
    public IReadOnlyList<MessageRow> Later => [.. Messages.Where(row => row.Message.StartedAt is null && LocalOf(row.Message.DueAt).Date > Today.PlusDays(1))];

    /// <summary>Today on the initiative's calendar.</summary>
    public LocalDate Today => clock.Today;

    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => clock.LocalOf(instant);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var since = clock.Now - Duration.FromDays(14);
        SilentSince = await db.SilentSinceAsync(clock.Now, cancellationToken);
        IsLockedOut = await db.Reminders.AnyAsync(r => r.Status == ReminderStatus.Planned && r.ErrorCode == SendAnswer.WrongPassword, cancellationToken);
        Unread = await db.InboundSms.CountAsync(sms => sms.IsForStaff, cancellationToken);
        Uncovered = await db.ListUncoveredAsync(clock.Now, cancellationToken);
        Calls = await calls.RunAsync(cancellationToken);
        ToCallBack = new(await db.ListToCallBackAsync(clock, cancellationToken), clock);
        var (now, all) = (clock.Now, db.Reminders.AsNoTracking().Where(r => r.DueAt >= since && r.Channel != ReminderChannel.Call));

        // What has become of something stands before what only waits.
        Messages =
        [
            .. await WithNames(all.Where(r => r.DueAt <= now).OrderByDescending(r => r.DueAt).ThenBy(r => r.Id).Take(Most)).ToListAsync(cancellationToken),
            .. await WithNames(all.Where(r => r.DueAt > now).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(Most)).ToListAsync(cancellationToken),
        ];
    }

    public async Task<IActionResult> OnPostCalledAsync(CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(RequestId, "D", out var request) || !Guid.TryParseExact(Message, "D", out var message)
            || Enum.GetValues<CallOutcome>().Where(value => value.ToString() == Outcome).Select(value => (CallOutcome?)value).FirstOrDefault() is not { } outcome)
        {
            return NotFound();
        }

        var by = signedIn.AskAsStaff(Channel.Phone).By;
        return await record.RunAsync(new(request, message, outcome, by), cancellationToken) ? Redirect(Url.Content("~/staff/messages#calls")) : NotFound();
    }

    private IQueryable<MessageRow> WithNames(IQueryable<Reminder> rows) =>
        from row in rows
        join person in db.Residents on row.ResidentId equals person.Id
        select new MessageRow(row, person.GivenName + " " + person.Surname);
}
