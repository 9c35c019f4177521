using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>Whom a notice has reached and who is still to be called.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NoticeGivenModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public Notice Notice { get; private set; } = null!;

    /// <summary>The offering's name, where it told only those of one.</summary>
    public string? Offering { get; private set; }

    public LocalDateTime At => clock.LocalOf(Notice.At);

    public IReadOnlyList<NoticeReach> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid notice)
    {
        if (await db.Notices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == notice, Token) is not { } found)
        {
            return NotFound();
        }

        Notice = found;
        Offering = await db.Offerings.Where(one => one.Id == found.OfferingId).Select(one => one.Name).SingleOrDefaultAsync(Token);
        People = await db.ListReachAsync(found, Token);
        return Page();
    }
}
