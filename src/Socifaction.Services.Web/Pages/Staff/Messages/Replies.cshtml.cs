using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>SMS that nobody has acted on yet, the oldest first, until staff have read them.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class RepliesModel(ServicesDbContext db, SettleReply settle, InitiativeClock clock) : PageModel
{
    private const int Most = 200;

    [BindProperty]
    public string? Reply { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>An SMS, and the people who have the number it came from.</summary>
    public sealed record Row(InboundSms Sms, string Names);

    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => clock.LocalOf(instant);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var received = await db.InboundSms.AsNoTracking().Where(sms => sms.IsForStaff).OrderBy(sms => sms.At).Take(Most).ToListAsync(cancellationToken);
        var numbers = received.Select(sms => sms.From).Distinct().ToList();
        var owners = (await (
            from phone in db.Phones
            join person in db.Residents on phone.ResidentId equals person.Id
            where numbers.Contains(phone.E164)
            orderby person.Surname, person.GivenName
            select new { phone.E164, Name = person.GivenName + " " + person.Surname }).ToListAsync(cancellationToken)).ToLookup(row => row.E164, row => row.Name);
        Rows = [.. received.Select(sms => new Row(sms, string.Join(", ", owners[sms.From].Distinct())))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Guid.TryParseExact(Reply, "D", out var id) && await settle.RunAsync(id, cancellationToken) ? RedirectToPage() : NotFound();
}
