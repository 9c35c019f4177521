using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Bookings;

/// <summary>
/// Whatever points to a resident, as the model has it: a table that comes tomorrow is moved tomorrow. What would then stand
/// twice word for word stands once.
/// </summary>
internal sealed class ResidentReferences(ServicesDbContext db, Guid keepId, Guid awayId)
{
    private static readonly MethodInfo MoveOf = Own(nameof(MoveAsync));
    private static readonly MethodInfo ListOf = Own(nameof(ListAsync));

    /// <summary>Points everything to the one who stays; false when something names both.</summary>
    public async Task<bool> MoveAllAsync(CancellationToken cancellationToken)
    {
        foreach (var key in db.Model.FindEntityType(typeof(Resident))!.GetReferencingForeignKeys())
        {
            if (!await (Task<bool>)MoveOf.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(this, [key, cancellationToken])!)
            {
                return false;
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        // Who arranged a booking is told by a name; its id points nowhere, but should not point to nobody.
        await db.Bookings.Where(booking => booking.ArrangedById == awayId)
            .ExecuteUpdateAsync(set => set.SetProperty(booking => booking.ArrangedById, keepId), cancellationToken);
        return true;
    }

    private async Task<bool> MoveAsync<T>(IForeignKey key, CancellationToken cancellationToken) where T : class
    {
        var (type, column) = (key.DeclaringEntityType, IdOf(key));
        var rows = await db.Set<T>().Where(Has<T>(column, awayId)).ToListAsync(cancellationToken);
        // The other end of a pair: who is cared for, who is kept apart.
        var other = type.GetForeignKeys().Where(end => end != key && end.PrincipalEntityType == key.PrincipalEntityType).Select(IdOf).SingleOrDefault();
        if (other is not null && rows.Exists(row => Equals(Value(row, other), keepId)))
        {
            return false;
        }

        var unique = type.GetIndexes().Where(index => index.IsUnique && index.GetFilter() is null && index.Properties.Contains(column)).ToList();
        var pair = unique.Find(index => other is not null && index.Properties.Count == 3 && index.Properties.Contains(other));
        var kept = rows.Count == 0 || unique.Count == 0 ? [] : await db.Set<T>().Where(Has<T>(column, keepId)).ToListAsync(cancellationToken);
        if (rows.Count > 0 && pair is not null)
        {
            kept.AddRange(await db.Set<T>().Where(Has<T>(other!, keepId)).ToListAsync(cancellationToken));
        }

        foreach (var row in rows)
        {
            db.Entry(row).Property(column.Name).CurrentValue = keepId;
            if (pair is not null)
            {
                WriteOnce(row, pair.Properties[1].Name, pair.Properties[2].Name);
            }

            if (kept.Find(there => unique.Exists(index => index.Properties.All(part => Equals(Value(there, part), Value(row, part))))) is { } twin)
            {
                if (row is Relation { IsCopied: true })
                {
                    (twin as Relation)!.IsCopied = true;
                }

                await RemoveAsync(row, type, cancellationToken);
            }
        }

        return true;
    }

    // A pair without direction is written with the lower id first.
    private void WriteOnce(object row, string first, string second)
    {
        var entry = db.Entry(row);
        Guid[] ids = [(Guid)entry.Property(first).CurrentValue!, (Guid)entry.Property(second).CurrentValue!];
        (entry.Property(first).CurrentValue, entry.Property(second).CurrentValue) = (ids.Min(), ids.Max());
    }

    private async Task RemoveAsync(object row, IEntityType type, CancellationToken cancellationToken)
    {
        foreach (var key in type.GetReferencingForeignKeys())
        {
            var hanging = ListOf.MakeGenericMethod(key.DeclaringEntityType.ClrType)
                .Invoke(this, [IdOf(key), (Guid)db.Entry(row).Property("Id").CurrentValue!, cancellationToken]);
            db.RemoveRange(await (Task<IEnumerable<object>>)hanging!);
        }

        db.Remove(row);
    }

    private async Task<IEnumerable<object>> ListAsync<T>(IProperty column, Guid id, CancellationToken cancellationToken) where T : class =>
        await db.Set<T>().Where(Has<T>(column, id)).ToListAsync(cancellationToken);

    private object? Value(object row, IProperty property) => db.Entry(row).Property(property.Name).CurrentValue;

    private static IProperty IdOf(IForeignKey key) => key.Properties.Single(property => property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?));

    private static Expression<Func<T, bool>> Has<T>(IProperty column, Guid id)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(
            Expression.Equal(Expression.Property(row, column.PropertyInfo!), Expression.Constant(id, column.ClrType)), row);
    }

    private static MethodInfo Own(string name) => typeof(ResidentReferences).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
