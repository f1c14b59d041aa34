namespace DigitTools.Core.Imaging.Grids;

/// <summary>A smooth curve: a polynomial over -1..1.</summary>
/// <param name="coefficients">From the constant on.</param>
internal readonly struct Polynomial(double[] coefficients)
{
    /// <summary>Its value.</summary>
    /// <param name="at">-1..1.</param>
    public double At(double at)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = value * at + coefficients[i];
        return value;
    }

    /// <summary>The one that fits best, by least squares of the weighted distances.</summary>
    /// <param name="at">Places, -1..1.</param>
    /// <param name="values">There.</param>
    /// <param name="weights">How much each counts, at least 0; not all 0.</param>
    /// <param name="degree">0 .. 3.</param>
    public static Polynomial Fit(ReadOnlySpan<double> at, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int degree)
    {
        int count = degree + 1;
        double[,] matrix = new double[count, count + 1];
        Span<double> powers = stackalloc double[count];
        for (int i = 0; i < at.Length; i++)
        {
            powers[0] = 1;
            for (int k = 1; k < count; k++) powers[k] = powers[k - 1] * at[i];
            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < count; column++) matrix[row, column] += weights[i] * powers[row] * powers[column];
                matrix[row, count] += weights[i] * powers[row] * values[i];
            }
        }

        // Where few places count, the higher powers stay small.
        for (int k = 1; k < count; k++) matrix[k, k] += 1e-6 * matrix[0, 0];
        return new Polynomial(Solve(matrix, count));
    }

    /// <summary>Gauss, with the largest pivot of each column.</summary>
    private static double[] Solve(double[,] matrix, int count)
    {
        for (int k = 0; k < count; k++)
        {
            int pivot = k;
            for (int row = k + 1; row < count; row++)
                if (Math.Abs(matrix[row, k]) > Math.Abs(matrix[pivot, k])) pivot = row;
            for (int column = 0; column <= count; column++)
                (matrix[k, column], matrix[pivot, column]) = (matrix[pivot, column], matrix[k, column]);
            for (int row = k + 1; row < count; row++)
            {
                double factor = matrix[row, k] / matrix[k, k];
                for (int column = k; column <= count; column++) matrix[row, column] -= factor * matrix[k, column];
            }
        }

        double[] solution = new double[count];
        for (int k = count - 1; k >= 0; k--)
        {
            double sum = matrix[k, count];
            for (int column = k + 1; column < count; column++) sum -= matrix[k, column] * solution[column];
            solution[k] = sum / matrix[k, k];
        }

        return solution;
    }
}
