using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Socifaction.Services.Appointments;

namespace Socifaction.Services.Web.Pages.Appointments;

/// <summary>A type of appointment: what it is, what it costs, the number to call, and its nearest free times.</summary>
public sealed class IndexModel(AppointmentForm form) : PageModel
{
    private const int DaysShown = 7;

    public AppointmentType Type => form.Type;

    public IReadOnlyList<IGrouping<LocalDate, FreeTime>> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await form.FindAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        Days = await form.ListDaysAsync(null, DaysShown, cancellationToken);
        return Page();
    }
}
