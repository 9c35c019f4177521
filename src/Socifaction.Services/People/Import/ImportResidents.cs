using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Import;

/// <summary>A row of a list with what is known before it is entered: what is wrong with it, who in the register and which line before it is alike.</summary>
public sealed record PreviewedResident(ListedResident Row, RegisterRefusal? Refusal, IReadOnlyList<Alike> Alike, int? SameAsLine)
{
    /// <summary>Whether it may be entered at all.</summary>
    public bool IsFit => Refusal is null;

    /// <summary>Whether it is entered unless somebody says otherwise.</summary>
    public bool IsNew => IsFit && Alike.Count == 0 && SameAsLine is null;
}

/// <summary>What came of a list: who was entered, and the lines that were not with why.</summary>
public sealed record Imported(IReadOnlyList<Resident> People, IReadOnlyList<(int Line, RegisterRefusal Why)> Refused);

/// <summary>Use case of staff: enters the chosen rows of a list in the register, all in one transaction.</summary>
public sealed class ImportResidents(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, RegisterResident register)
{
    // Each row has its own answer.
    private enum NoRefusal
    {
    }

    /// <summary>What would become of each row. Nothing is saved.</summary>
    public async Task<IReadOnlyList<PreviewedResident>> PreviewAsync(IReadOnlyList<ListedResident> people, CancellationToken cancellationToken)
    {
        var rows = new List<PreviewedResident>();
        foreach (var row in people)
        {
            var wrong = FitRegistration.Of(row.Said, clock.Today).Refusal;
            var alike = wrong is null ? await db.ListAlikeAsync(row.Said, cancellationToken) : [];
            rows.Add(new(row, wrong, alike, wrong is null ? FindSame(people.TakeWhile(other => other != row), row.Said) : null));
        }

        return rows;
    }

    /// <summary>Enters the rows. The same form sent twice enters nobody twice: a person's id is made of the form's id and the line.</summary>
    public async Task<Imported> RunAsync(Guid requestId, IReadOnlyList<ListedResident> people, CancellationToken cancellationToken) =>
        (await db.LockAsync<Imported, NoRefusal>([current.Id.Value], async () =>
        {
            var entered = new List<Resident>();
            var refused = new List<(int, RegisterRefusal)>();
            foreach (var row in people)
            {
                var id = IdOf(requestId, row.Line);
                if (await db.Residents.SingleOrDefaultAsync(resident => resident.Id == id, cancellationToken) is { } there)
                {
                    entered.Add(there);
                }
                else if (FitRegistration.Of(row.Said, clock.Today).Refused(out var fit, out var why)
                    || (await register.AddAsync(row.Said, fit, id, cancellationToken)).Refused(out var resident, out why))
                {
                    refused.Add((row.Line, why));
                }
                else
                {
                    entered.Add(resident);
                    // The next number and the next duplicate are asked of the table.
                    await db.SaveChangesAsync(cancellationToken);
                }
            }

            return new Imported(entered, refused);
        }, cancellationToken)).Value!;

    private static int? FindSame(IEnumerable<ListedResident> before, Registration said) => before.FirstOrDefault(other =>
        SearchText.Fold($"{other.Said.GivenName} {other.Said.Surname}") == SearchText.Fold($"{said.GivenName} {said.Surname}")
        && (other.Said.BirthYear is null || said.BirthYear is null || other.Said.BirthYear == said.BirthYear))?.Line;

    private static Guid IdOf(Guid requestId, int line)
    {
        // The time in front is kept, so that ids still sort by age.
        var bytes = requestId.ToByteArray(bigEndian: true);
        SHA256.HashData([.. bytes, .. BitConverter.GetBytes(line)]).AsSpan(0, 7).CopyTo(bytes.AsSpan(9));
        return new Guid(bytes, bigEndian: true);
    }
}
