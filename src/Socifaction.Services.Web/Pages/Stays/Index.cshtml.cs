using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Pages.Stays;

/// <summary>The premises as people read of them: what they are, what they cost, who decides, how one asks.</summary>
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : PageModel
{
    private const int OptionsShown = 4;
    private const int UsualNights = 7;

    public Premises Premises { get; private set; } = null!;

    /// <summary>A week, or as long as may be, that could be had in the coming time.</summary>
    public IReadOnlyList<StayOption> Free { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (await db.Premises.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(p => p.Id == offering, cancellationToken) is not { } premises)
        {
            return NotFound();
        }

        Premises = premises;
        var first = Enumerable.Range(0, premises.Window.OpensDaysBefore + 1).Select(clock.Today.PlusDays).FirstOrDefault(
            date => premises.Window.Ask(clock.Now, clock.Today, clock.InstantOf(date, premises.ArrivalTime), date, byStaff: false) == WindowAnswer.Open, clock.Today);
        Free = await db.ListOptionsAsync(
            premises, new(first, first.PlusDays(Math.Min(UsualNights, premises.MostNights))), false, false, first, OptionsShown, cancellationToken);
        return Page();
    }
}
